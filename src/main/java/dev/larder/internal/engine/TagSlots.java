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

    private static final int SLOT_BITS = 16;

    private final AtomicLongArray slots = new AtomicLongArray(1 << SLOT_BITS);
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

    /** By the hash that a string keeps, since every hit asks for its tags' stamps; mixed, as its own low bits are much alike. */
    private static int slot(String tag) {
        return (tag.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - SLOT_BITS);
    }
}
