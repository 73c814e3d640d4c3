package dev.larder.payara.shop;

import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheResult;

/** The business interface of an enterprise bean. Its annotation gives nothing to who implements it. */
public interface Accounts {

    String of(String customer);

    @CacheResult(cacheName = "of-the-interface")
    String uncached(@CacheKey String customer);
}
