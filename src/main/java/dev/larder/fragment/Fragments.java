package dev.larder.fragment;

import dev.larder.CachePolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keys, invalidation and rendering of cached fragments from Java code, injectable into beans. Safe for use by many threads.
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
     * Makes one fragment unreadable, in whatever cache it is, and with it the fragments and pages that it is part of.
     *
     * @param name the tag's {@code name}
     * @param vary the values of the tag's {@code vary}, in order
     */
    void invalidate(String name, @Nullable Object... vary);

    /**
     * Renders a fragment from Java code, for REST resources and templates that have no tags. It is the same fragment as that of a
     * tag with this name and {@code vary}.
     *
     * @param <X> what the body may throw
     * @param name not empty
     * @param ttl how long it is fresh; {@link dev.larder.Cache#FOREVER} never ends, zero or less: computed each time
     * @param vary one value, or several as a collection or array; {@code List.of()} where it does not vary, since {@code null} is a
     *     value
     * @param body runs once for any number of threads that need it at the same time, on the thread of one of them
     * @return the markup
     * @throws X what the body throws, unchanged
     * @throws IllegalArgumentException when the name is empty, or a value may not tell what it stands for
     */
    default <X extends Exception> String render(String name, Duration ttl, @Nullable Object vary, FragmentBody<X> body)
            throws X {
        return render(name, CachePolicy.ttl(ttl), vary, body);
    }

    /**
     * Renders a fragment from Java code.
     *
     * @param <X> what the body may throw
     * @param name not empty
     * @param policy lifetime, windows for stale serving, tags; bounds on the time of a load do not apply
     * @param vary one value, or several as a collection or array; {@code List.of()} where it does not vary
     * @param body runs once for any number of threads that need it at the same time, on the thread of one of them
     * @return the markup
     * @throws X what the body throws, unchanged
     * @throws IllegalArgumentException when the name is empty, or a value may not tell what it stands for
     */
    <X extends Exception> String render(String name, CachePolicy policy, @Nullable Object vary, FragmentBody<X> body)
            throws X;
}
