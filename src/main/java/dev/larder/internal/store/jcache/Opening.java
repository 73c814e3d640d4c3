package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreContext;
import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is asked for a manager by.
 *
 * @param uri names the manager, and with most providers its configuration
 * @param loader the class loader of what is stored
 * @param properties more that the provider wants to know
 */
record Opening(URI uri, ClassLoader loader, @Nullable Properties properties) {

    static Opening of(ProviderClass chosen, CachingProvider provider, StoreContext context) {
        Optional<String> location = context.settings().location();
        if (chosen.isHazelcast()) {
            return hazelcasts(provider, location);
        }
        URI otherwise = chosen.isCache2k() ? ownName() : provider.getDefaultURI();
        return new Opening(
                location.map(URI::create).orElse(otherwise), context.classLoader(), provider.getDefaultProperties());
    }

    /** Of cache2k's managers all that have the same name are one, whichever instance of its provider was asked. */
    private static URI ownName() {
        return URI.create("larder-" + UUID.randomUUID());
    }

    /**
     * Hazelcast makes URI and class loader a part of its caches' names, unless they are its own: no two nodes would share a cache. Nor does
     * it end a member that was configured by a URI, and with an application's class loader it empties the caches of the whole cluster when
     * one node closes.
     */
    private static Opening hazelcasts(CachingProvider provider, Optional<String> location) {
        Properties properties = new Properties();
        location.map(URI::create).ifPresent(uri -> properties.setProperty("hazelcast.config.location", uri.toString()));
        return new Opening(provider.getDefaultURI(), provider.getDefaultClassLoader(), properties);
    }

    CacheManager open(CachingProvider provider) {
        return provider.getCacheManager(uri, loader, properties);
    }

    /** An error that names the setting by which the manager could not be opened. */
    static IllegalArgumentException refuse(ProviderClass chosen, StoreContext context, Throwable cause) {
        return context.settings()
                .location()
                .map(location -> new IllegalArgumentException(
                        "larder.caches." + context.cacheName() + ".location = '" + location + "': " + chosen.name()
                                + " cannot be configured by it (" + cause
                                + "). Name the URI of its configuration, or leave the location out.",
                        cause))
                .orElseGet(() -> chosen.refuse("the provider does not start (" + cause + ")", "See the cause", cause));
    }
}
