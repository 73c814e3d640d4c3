package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** An entry that was read, with its key. Held weakly: what the store has dropped takes no memory. */
abstract class KnownEntry extends WeakReference<Entry> {

    private final String key;

    /** What callers call it: any text and space that make the key, so that no mixture of two threads' words is wrong. */
    private @Nullable String own;

    private @Nullable KeySpace space;

    KnownEntry(String key, Entry entry) {
        super(entry);
        this.key = key;
    }

    /** The full key. */
    final String key() {
        return key;
    }

    /**
     * Every further object that a hit looks at costs time, so the first caller's key is remembered beside the full one; once, since
     * hits should write nothing.
     */
    @SuppressWarnings("ReferenceEquality") // other spaces are asked for the full key
    final boolean isOf(KeySpace keys, String caller) {
        if (space == keys && caller.equals(own)) {
            return true;
        }
        boolean same = key.equals(keys.full(caller));
        if (same && own == null) {
            space = keys;
            own = caller;
        }
        return same;
    }
}
