package dev.larder.internal.store.jcache;

import javax.cache.CacheManager;

/** How a kind of provider is told bounds and lifetimes. */
interface Dialect {

    /** Makes a cache that is bounded and drops what is dead, as far as the provider can. */
    OpenCache create(CacheManager manager, String name, long maxEntries);
}
