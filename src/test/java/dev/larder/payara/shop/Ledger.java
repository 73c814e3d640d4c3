package dev.larder.payara.shop;

import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import javax.cache.annotation.CacheResult;

/** An enterprise bean that there is one of. */
@Singleton
public class Ledger {

    @Inject
    Counted counted;

    @CacheResult(cacheName = "ledger")
    public String page(String name) {
        return counted.next("page " + name);
    }
}
