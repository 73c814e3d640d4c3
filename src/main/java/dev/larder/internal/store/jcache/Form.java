package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import org.jspecify.annotations.Nullable;

/** The form in which entries lie in the provider's cache. */
interface Form {

    /**
     * What is written for an entry; made before the provider is called, so that no lock of its is held meanwhile.
     *
     * @throws IllegalArgumentException when the value cannot be turned into bytes
     */
    Object pack(String key, Entry entry);

    /** The entry that was written; {@code null} when it is unreadable. */
    @Nullable
    Entry unpack(String key, Object held);

    /** Whether what is held is the expected entry. */
    boolean isSame(String key, Object held, Entry expected);

    /** What the provider is told for a key; no two keys have the same. */
    default String name(String key) {
        return key;
    }

    /** The key that has this name. */
    default String key(String name) {
        return name;
    }

    /** Whether what is held is what is expected. What is unreadable is as good as absent: whoever expects nothing may replace it. */
    default boolean isExpected(String key, @Nullable Object held, @Nullable Entry expected) {
        if (held == null || expected == null) {
            return expected == null && (held == null || unpack(key, held) == null);
        }
        return isSame(key, held, expected);
    }
}
