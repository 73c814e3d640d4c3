package dev.larder.internal.store.jcache;

import dev.larder.spi.StoreContext;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;

/**
 * The class of a JCache provider, as chosen by configuration.
 *
 * @param name its name
 * @param setting where it was chosen: {@code larder.caches.<name>.provider = 'class'}
 */
record ProviderClass(String name, String setting) {

    static final String EHCACHE = "org.ehcache.jsr107.EhcacheCachingProvider";
    static final String CAFFEINE = "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider";

    static ProviderClass of(StoreContext context) {
        String name = context.settings().options().getOrDefault("provider", EHCACHE);
        return new ProviderClass(name, "larder.caches." + context.cacheName() + ".provider = '" + name + "'");
    }

    boolean isEhcache() {
        return name.equals(EHCACHE);
    }

    boolean isCaffeine() {
        return name.equals(CAFFEINE);
    }

    /** A member's provider, a client's, or the one that chooses between them. */
    boolean isHazelcast() {
        return name.startsWith("com.hazelcast.");
    }

    boolean isInfinispan() {
        return name.startsWith("org.infinispan.");
    }

    boolean isCache2k() {
        return name.startsWith("org.cache2k.");
    }

    /** Ends what it has open. One of cache2k's would end what all others of the same class loader have: its managers end by themselves. */
    void close(CachingProvider provider) {
        if (!isCache2k()) {
            provider.close();
        }
    }

    /** A provider that cannot hold references has its data elsewhere; Infinispan can do both. */
    boolean isShared(CachingProvider provider) {
        return isInfinispan() || !provider.isSupported(OptionalFeature.STORE_BY_REFERENCE);
    }

    /**
     * Loads the class without initialising it.
     *
     * @throws IllegalArgumentException when it cannot be loaded or is no provider
     */
    Class<? extends CachingProvider> load(ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).asSubclass(CachingProvider.class);
        } catch (ClassCastException e) {
            throw refuse("the class is not a " + CachingProvider.class.getName(), "Name the provider's class", e);
        } catch (ClassNotFoundException | LinkageError e) {
            throw refuse("the class cannot be loaded (" + e + ")", "Add the provider's jar to WEB-INF/lib", e);
        }
    }

    /**
     * Makes a provider of one's own, which nobody else knows.
     *
     * @throws IllegalArgumentException when it cannot be loaded or made
     */
    CachingProvider instantiate(ClassLoader loader) {
        Class<? extends CachingProvider> type = load(loader);
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw refuse(
                    "the provider cannot be made (" + e + ")",
                    "Use a class with a public constructor without arguments",
                    e);
        }
    }

    /** An error that names the setting, what is wrong with it, and what to do. */
    IllegalArgumentException refuse(String wrong, String remedy, Throwable cause) {
        String known = isEhcache() ? CAFFEINE : EHCACHE;
        return new IllegalArgumentException(
                setting + ": " + wrong + ". " + remedy + ", or choose " + known + ".", cause);
    }
}
