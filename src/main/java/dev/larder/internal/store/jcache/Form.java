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
}
