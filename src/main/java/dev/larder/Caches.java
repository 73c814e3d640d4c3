package dev.larder;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The caches of one application, by name.
 *
 * <p>In a container it is injected and closed with the application; in plain Java {@link #open(Map)} opens one. Safe for use by
 * many threads.
 *
 * @since 0.1
 */
public interface Caches extends AutoCloseable {

    /** The name of the cache whose settings count for every other one. */
    String DEFAULT_NAME = "default";

    /**
     * Opens caches outside a container, from settings alone.
     *
     * @param settings the keys of the configuration page with their values, e.g. {@code larder.caches.products.ttl = 15m}
     * @return the caches; close them
     * @throws ConfigurationException when settings are wrong; it lists every finding
     */
    static Caches open(Map<String, String> settings) {
        return ServiceLoader.load(Opener.class, Caches.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "META-INF/services/dev.larder.Caches$Opener (from the class path): not found. Use the whole Larder jar."))
                .open(settings);
    }

    /**
     * A cache by name.
     *
     * @param name a configured name, one that an annotation or injection point names, or one of {@code default}, {@code pages},
     *     {@code fragments}
     * @return always the same object for the same name
     * @throws IllegalArgumentException when the name is unknown; the message lists the known ones
     */
    Cache get(String name);

    /**
     * The known names.
     *
     * @return an unmodifiable set, sorted
     */
    Set<String> names();

    /**
     * Makes every entry that carries one of these tags unreadable, in every cache, in constant time.
     *
     * @param tags none empty
     * @throws IllegalArgumentException when a tag is empty
     */
    void invalidateTags(String... tags);

    /**
     * The entry that the calling thread is in the middle of making: that of the innermost {@link Cache#fetch fetch} whose loader
     * runs, be it a page, a fragment, a method's result or a value. So code that is called from anywhere can speak about it.
     *
     * @return empty where nothing is being loaded
     */
    default Optional<Draft> loading() {
        return Optional.empty();
    }

    /**
     * Steps out of the loads that the calling thread is in the middle of: what it fetches until the answer is closed gives them
     * neither tags nor vetoes, and is not part of what they make.
     *
     * @return to be closed by the same thread
     */
    default Apart apart() {
        return () -> {};
    }

    /**
     * A time in which a thread is outside of its loads.
     *
     * @since 0.1
     */
    interface Apart extends AutoCloseable {

        /** Steps back into them. */
        @Override
        void close();
    }

    /** Closes every cache and gives back what it holds; what is called afterwards computes and stores nothing. */
    @Override
    void close();

    /** How {@link Caches#open} finds the rest of Larder; not for users. */
    interface Opener {

        /**
         * Opens caches.
         *
         * @param settings by key
         * @return the caches
         */
        Caches open(Map<String, String> settings);
    }
}
