package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Entries read a moment ago: a table of fixed size in which each key has one place, and newer keys push out older ones.
 *
 * <p>Who reads takes what lies in the place, without a lock and without writing anything. Who has read from the store may put the
 * entry into its place only if the place is still as it was <em>before</em> that reading. Who writes to the store marks the place
 * before ({@link #begin}) and leaves a new mark, equal to no earlier one, afterwards ({@link #end}); in between nothing is put there. So
 * what a write has replaced is never read from here once the write has begun, by nobody.
 *
 * <p>Entries are held weakly: what the store has dropped takes no memory here. They are believed for a number of writes only, since
 * only writes make a store drop something; then the store is asked again, which also tells it what is in use.
 */
final class RecentEntries {

    private static final int MOST_PLACES = 4096;

    /** The part of the store's entries that may be written anew before it is asked again. */
    private static final int WINDOW = 16;

    private static final Writing ONE_WRITER = new Writing(1);

    private final AtomicReferenceArray<@Nullable Place> places;
    private final AtomicLong writes = new AtomicLong();
    private final int shift;
    private final long window;
    private final double beta;

    /**
     * Begins with nothing known.
     *
     * @param maxEntries how many the store holds at most
     * @param beta the factor of early refreshing where a caller names none
     */
    RecentEntries(long maxEntries, double beta) {
        this.beta = beta;
        int size = (int) Math.min(MOST_PLACES, Math.max(2, Long.highestOneBit(maxEntries)));
        this.places = new AtomicReferenceArray<>(size);
        this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(size);
        this.window = maxEntries / WINDOW;
    }

    /** What lies in a place; at the start nothing. */
    sealed interface Place {}

    /** An entry that was read. */
    static final class Known extends KnownEntry implements Place {
        private final long writes;
        private final long sureUntil;

        private Known(String key, Entry entry, long writes, long sureUntil) {
            super(key, entry);
            this.writes = writes;
            this.sureUntil = sureUntil;
        }
    }

    /** Keys of this place are being written. */
    private record Writing(int writers) implements Place {}

    /** Nothing was read since the last write. Not a record: what counts is which one it is. */
    private static final class Written implements Place {}

    /** What lies in the place of a key now. */
    @Nullable
    Place place(String key) {
        return places.get(index(key.hashCode()));
    }

    /** The entry of a key, if it is what lies in its place. */
    @Nullable
    Entry entry(String key, @Nullable Place place) {
        return place instanceof Known known && known.key().equals(key) && isRecent(known) ? known.get() : null;
    }

    /** The same by the caller's own key, if it is fresh whatever the dice say. */
    @Nullable
    Entry sure(KeySpace keys, String own, long nowMillis) {
        Place place = places.get(index(keys.hash(own)));
        return place instanceof Known known && nowMillis < known.sureUntil && known.isOf(keys, own) && isRecent(known)
                ? known.get()
                : null;
    }

    private boolean isRecent(Known known) {
        return writes.get() - known.writes <= window;
    }

    /** How many writes there have been; to be asked before the store is read. */
    long writes() {
        return writes.get();
    }

    /**
     * Remembers what the store gave.
     *
     * @param before what lay in the place before the store was read
     * @param writes how many writes there had been by then
     */
    void remember(String key, Entry entry, @Nullable Place before, long writes) {
        if (!(before instanceof Writing)) {
            places.compareAndSet(
                    index(key.hashCode()), before, new Known(key, entry, writes, Verdict.sureUntil(entry, beta)));
        }
    }

    /** Says that a key is about to be written or removed. */
    void begin(String key) {
        writes.incrementAndGet();
        begin(index(key.hashCode()));
    }

    /** Says that the key has been written or removed, or that this has failed. */
    void end(String key) {
        end(index(key.hashCode()));
    }

    /** Says that every key is about to be removed. */
    void beginAll() {
        for (int i = 0; i < places.length(); i++) {
            begin(i);
        }
    }

    /** Says that every key has been removed. */
    void endAll() {
        for (int i = 0; i < places.length(); i++) {
            end(i);
        }
    }

    private void begin(int index) {
        places.updateAndGet(index, now -> now instanceof Writing others ? new Writing(others.writers + 1) : ONE_WRITER);
    }

    private void end(int index) {
        places.updateAndGet(
                index,
                now -> now instanceof Writing all && all.writers > 1 ? new Writing(all.writers - 1) : new Written());
    }

    /** Mixed, as a string's own low bits are much alike. */
    private int index(int hash) {
        return (hash * 0x9E3779B9) >>> shift;
    }
}
