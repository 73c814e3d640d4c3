package dev.larder.internal.store.jcache;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.util.Optional;
import javax.cache.CacheManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Opens a store over a cache manager that the server keeps, {@code jndi:payara/CacheManager} for example.
 *
 * @param name the name in the server's directory
 * @param context the cache's settings
 * @param keepTime how long entries are kept, where the server's provider asks on the writing thread
 */
record ServerProvider(String name, StoreContext context, KeepTime keepTime) {

    static final String PREFIX = "jndi:";

    /** Empty when the location is not one in the server's directory. */
    static Optional<ServerProvider> of(StoreContext context, KeepTime keepTime) {
        return context.settings()
                .location()
                .filter(location -> location.startsWith(PREFIX))
                .map(location -> new ServerProvider(location.substring(PREFIX.length()), context, keepTime));
    }

    Store open() {
        if (context.settings().codec().equals(StoreSettings.REFERENCE)) {
            throw new IllegalArgumentException(
                    "larder.caches." + context.cacheName()
                            + ".codec = 'reference': a server's cache holds copies, not references. Use the codec java, or one of your own.");
        }
        CacheManager manager = lookUp();
        Dialect dialect = Dialect.ofCopies(manager, false);
        return new JCacheStore(find(dialect, manager), dialect.copies(context.codec()), keepTime, Ownership.borrowed());
    }

    /** The bus between nodes that use the server's data. */
    Optional<Bus> bus(String name) {
        CacheManager manager = lookUp();
        return Dialect.ofCopies(manager, false)
                .messages(manager, name)
                .map(messages -> new ReadBus(messages, context.cacheName(), () -> {}));
    }

    private OpenCache find(Dialect dialect, CacheManager manager) {
        try {
            return dialect.find(
                    manager, Dialect.sharedName(context), context.settings().bounds());
        } catch (RuntimeException e) {
            throw refuse("its cache " + Dialect.sharedName(context) + " cannot be used (" + e + ")", e);
        }
    }

    @SuppressWarnings("BanJNDI") // the name comes from the deployed configuration, not from a request
    private CacheManager lookUp() {
        try {
            if (InitialContext.doLookup(name) instanceof CacheManager manager) {
                return manager;
            }
            throw refuse("there is no javax.cache.CacheManager of that name", null);
        } catch (NamingException e) {
            throw refuse("it cannot be looked up (" + e + ")", e);
        }
    }

    private IllegalArgumentException refuse(String wrong, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "larder.caches." + context.cacheName() + ".location = '" + PREFIX + name + "': " + wrong
                        + ". Name a cache manager of this server, or leave the location out.",
                cause);
    }
}
