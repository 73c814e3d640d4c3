package dev.larder.internal.store.jcache;

import dev.larder.spi.EntryCodec;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** How a kind of provider is told bounds and lifetimes. */
interface Dialect {

    /** Makes a cache that is bounded and drops what is dead, as far as the provider can. */
    OpenCache create(CacheManager manager, String name, StoreSettings.Bounds bounds);

    /** Uses a cache that somebody else has configured. */
    default OpenCache adopt(Cache<String, Object> cache) {
        return OpenCache.asItIs(cache);
    }

    /** How entries lie in a cache that holds copies. */
    default Form copies(EntryCodec codec) {
        return new TextForm(codec);
    }

    /** Where the nodes that share the manager's data may leave messages; empty where no way is known that tells a loss. */
    default Optional<ReadBus.Messages> messages(CacheManager manager, String name) {
        return Optional.empty();
    }

    /** For a provider that holds copies, mostly elsewhere; whether the manager is the application's own. */
    static Dialect ofCopies(CacheManager manager, boolean own) {
        return isHazelcast(manager) ? new HazelcastDialect() : new StandardDialect(true, own);
    }

    /** The cache of that name, made where there is none. */
    default OpenCache find(CacheManager manager, String name, StoreSettings.Bounds bounds) {
        Cache<String, Object> existing = manager.getCache(name);
        return existing == null ? create(manager, name, bounds) : adopt(existing);
    }

    /** What the cache is called where other applications have theirs; a cache's name has no colon. */
    static String sharedName(StoreContext context) {
        return context.keyPrefix().isEmpty() ? context.cacheName() : context.keyPrefix() + ':' + context.cacheName();
    }

    /** Whether it is Hazelcast's, and of the same classes as Larder would call. */
    private static boolean isHazelcast(CacheManager manager) {
        try {
            return Class.forName("com.hazelcast.cache.HazelcastCacheManager", false, Dialect.class.getClassLoader())
                    .isInstance(manager);
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
