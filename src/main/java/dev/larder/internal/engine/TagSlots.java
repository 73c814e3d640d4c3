package dev.larder.internal.engine;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When each tag was last invalidated in this process: a fixed table in which a tag has two slots by its hash, of which the older one
 * counts.
 *
 * <p>Constant in memory however many tags there are, and nothing is ever lost from it. A tag whose two slots were both reached by
 * others is invalidated with them, which costs a miss: after n invalidations of other tags this is so for one tag in (131 072 / n)².
 * Stamps come from one ascending sequence, so that "was this tag invalidated since?" is a comparison.
 */
final class TagSlots {

    private static final int SLOT_BITS = 18;

    private final AtomicLongArray slots = new AtomicLongArray(1 << SLOT_BITS);
    private final AtomicLong sequence;
    private volatile long floor = Long.MIN_VALUE;

    TagSlots(long start) {
        this.sequence = new AtomicLong(start);
    }

    /** The moment now, in the sequence of invalidations: whatever gets its stamp afterwards gets a higher one. */
    long position() {
        return sequence.get();
    }

    /** The next stamp. */
    synchronized long next() {
        return sequence.incrementAndGet();
    }

    /** Whether a tag may have been invalidated after that moment. */
    boolean isInvalidatedSince(long position, String tag) {
        int hash = tag.hashCode(); // kept by the string, since every hit asks
        return floor > position || (slots.get(first(hash)) > position && slots.get(second(hash)) > position);
    }

    /**
     * Gives tags a new stamp. The sequence moves on only when all have it: otherwise a load could begin at the new position, use what
     * the old stamps still declare valid, and be kept.
     */
    synchronized void invalidate(Collection<String> tags) {
        long stamp = sequence.get() + 1;
        for (String tag : tags) {
            int hash = tag.hashCode();
            slots.set(first(hash), stamp);
            slots.set(second(hash), stamp);
        }
        sequence.set(stamp);
    }

    /** The same for tags of which only the hashes are known. */
    synchronized void invalidateHashes(int... hashes) {
        long stamp = sequence.get() + 1;
        for (int hash : hashes) {
            mark(hash, stamp);
        }
        sequence.set(stamp);
    }

    /** The same for all tags there are. */
    synchronized void invalidateEverything() {
        floor = sequence.get() + 1;
        sequence.set(floor);
    }

    /** Gives one tag a stamp given by another sequence, which is not moved by this. */
    void mark(int hash, long stamp) {
        raise(first(hash), stamp);
        raise(second(hash), stamp);
    }

    /** Moves the sequence on to where another one is. */
    void reach(long position) {
        sequence.accumulateAndGet(position, Math::max);
    }

    int count() {
        return slots.length();
    }

    long slot(int number) {
        return slots.get(number);
    }

    void raise(int number, long stamp) {
        slots.accumulateAndGet(number, stamp, Math::max);
    }

    /** Mixed, as a string's own low bits are much alike. */
    private static int first(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - SLOT_BITS);
    }

    private static int second(int hash) {
        return ((hash ^ (hash >>> 15)) * 0x85EBCA6B) >>> (Integer.SIZE - SLOT_BITS);
    }
}
