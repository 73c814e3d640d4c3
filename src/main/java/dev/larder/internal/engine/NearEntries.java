package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a near level found current a moment ago: a table of fixed size in which each key has one place, and newer keys push out older
 * ones.
 *
 * <p>Whatever lies here says by itself whether it may be served ({@link Known}); so anything may be put anywhere at any time.
 */
final class NearEntries {

    private static final int MOST_PLACES = 4096;

    private final AtomicReferenceArray<@Nullable Known> places;
    private final int shift;
    private volatile boolean closed;

    /**
     * Begins with nothing known.
     *
     * @param maxEntries how many the near level holds at most
     */
    NearEntries(long maxEntries) {
        int size = (int) Math.min(MOST_PLACES, Math.max(2, Long.highestOneBit(maxEntries)));
        this.places = new AtomicReferenceArray<>(size);
        this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
    }

    /**
     * That an entry was found current.
     *
     * @param look at both clocks, before
     * @param until when, by the clock that never goes back, it is to be looked at anew
     * @param sight asked for before
     */
    record Current(NearTimes.Look look, long until, Object sight) {}

    /** An entry, and for how long nobody need be asked about it. */
    static final class Known extends KnownEntry {
        private final long position;
        private final NearTimes.Look look;
        private final long until;

        /**
         * Until where the changes of keys have been looked through, and what was known when the stamps were found current. Written without
         * care: another thread's older word costs a look, no more.
         */
        private long seen;

        private Object sight;

        /**
         * What was found.
         *
         * @param position in the changes of keys, from before it was read
         * @param found how and for how long it was found current
         */
        Known(String key, Entry entry, long position, Current found) {
            super(key, entry);
            this.position = position;
            this.seen = position;
            this.look = found.look();
            this.until = found.until();
            this.sight = found.sight();
        }

        boolean isDue(long nanoTime) {
            return nanoTime - until >= 0;
        }

        /** The time of entries, told from the clock that never goes back: to be asked while this is not due. */
        Instant at(long nanoTime) {
            return look.at(nanoTime);
        }

        /** Whether the key may have changed since the entry was read. Most times nothing has, which is known without looking at the key. */
        boolean isOlderThanItsKey(TagSlots keys) {
            long now = keys.position();
            return now != seen && isOlderThanItsKey(keys, now);
        }

        private boolean isOlderThanItsKey(TagSlots keys, long now) {
            boolean older = keys.isInvalidatedSince(position, key());
            if (!older) {
                seen = now;
            }
            return older;
        }

        @SuppressWarnings("ReferenceEquality") // an object for each sight
        boolean isCurrentBy(Object other) {
            return sight == other;
        }

        void isCurrentNowBy(Object other) {
            sight = other;
        }
    }

    /** What lies in the place of a key; may be another key's. */
    @Nullable
    Known at(int hash) {
        return places.get(index(hash));
    }

    void put(Known known) {
        int index = index(known.key().hashCode());
        places.set(index, known);
        if (closed) { // meanwhile
            places.set(index, null);
        }
    }

    void clear() {
        for (int i = 0; i < places.length(); i++) {
            places.set(i, null);
        }
    }

    /** Nothing is known any more. */
    void close() {
        closed = true;
        clear();
    }

    /** Mixed, as a string's own low bits are much alike. */
    private int index(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }
}
