package dev.larder.payara.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;

/** An enterprise bean. */
@Stateless
public class Orders {

    @Inject
    Counted counted;

    @CacheResult(cacheName = "orders")
    public String of(@CacheKey String customer) {
        return counted.next("orders of " + customer);
    }
}
