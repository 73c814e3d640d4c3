package dev.larder.internal.engine;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The current stamps of all tags in this process: a fixed table that a tag enters by its hash.
 *
 * <p>Constant in memory however many tags there are, and nothing is ever lost from it. Two tags that share a slot, one pair in
 * 65 536, are invalidated together, which costs a miss. Stamps come from one ascending sequence, so that "was this tag invalidated
 * since?" is a comparison; it begins at random, so that stamps of an earlier process are never current.
 */
final class TagSlots {

    private static final int SLOTS = 1 << 16;

    private final AtomicLongArray slots = new AtomicLongArray(SLOTS);
    private final AtomicLong sequence;

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

    /** A tag's current stamp. */
    long stamp(String tag) {
        return slots.get(slot(tag));
    }

    /**
     * Gives tags a new stamp. The sequence moves on only when all have it: otherwise a load could begin at the new position, use what
     * the old stamps still declare valid, and be kept.
     */
    synchronized void invalidate(Collection<String> tags) {
        long stamp = sequence.get() + 1;
        for (String tag : tags) {
            slots.set(slot(tag), stamp);
        }
        sequence.set(stamp);
    }

    private static int slot(String tag) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < tag.length(); i++) {
            hash = (hash ^ tag.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return (int) (hash ^ (hash >>> 16)) & (SLOTS - 1);
    }
}
