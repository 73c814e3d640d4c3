package dev.larder.fragment;

import org.jspecify.annotations.Nullable;

/**
 * Keys and invalidation of cached fragments, injectable into beans. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface Fragments {

    /**
     * The key under which a fragment is stored.
     *
     * @param name the tag's {@code name}, as written
     * @param vary the values of the tag's {@code vary}, in order; {@code null} differs from the empty text, the number 1 is the
     *     same as the text {@code 1}
     * @return a short key, different for different arguments
     */
    String key(String name, @Nullable Object... vary);

    /**
     * Makes one fragment unreadable.
     *
     * @param name the tag's {@code name}
     * @param vary the values of the tag's {@code vary}, in order
     */
    void invalidate(String name, @Nullable Object... vary);
}
