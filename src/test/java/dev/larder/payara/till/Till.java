package dev.larder.payara.till;

import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.payara.shop.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** Cached methods and ones that change what is cached. */
@ApplicationScoped
@CacheDefaults(cacheName = "till")
public class Till {

    @Inject
    Counted counted;

    @CacheResult
    @CacheTags("till:{id}")
    public String read(@CacheKey String id) {
        return counted.next(id);
    }

    @Transactional
    @InvalidateTags("till:{id}")
    public void invalidate(String id) {
        // the annotation does it
    }

    @Transactional
    @CacheRemove
    public void remove(@CacheKey String id) {
        // the annotation does it
    }

    @CacheRemoveAll
    public void removeAll() {
        // the annotation does it
    }

    @Transactional
    @CachePut
    public void put(@CacheKey String id, @CacheValue String value) {
        // the annotation does it
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @InvalidateTags("till:{id}")
    public void requiresNew(String id) {
        // the annotation does it
    }
}
