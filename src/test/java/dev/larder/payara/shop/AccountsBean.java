package dev.larder.payara.shop;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import javax.cache.annotation.CacheResult;

/** An enterprise bean that is called through its interface. */
@Stateless
public class AccountsBean implements Accounts {

    @Inject
    Counted counted;

    @Override
    @CacheResult(cacheName = "accounts")
    public String of(String customer) {
        return counted.next("account of " + customer);
    }

    @Override
    public String uncached(String customer) {
        return counted.next("account of " + customer);
    }
}
