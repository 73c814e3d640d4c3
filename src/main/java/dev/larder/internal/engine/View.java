package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a node knows of the invalidations on one backend: all of them up to a position, none beyond.
 *
 * <p>Two nodes may be at different positions, but they agree on everything before. An entry carries the position that its maker was at
 * before it was loaded, and is alive for whoever is at that position or beyond and knows of no invalidation since. Reading takes no lock.
 */
final class View {

    private final long base;
    private final TagSlots tags;
    private final ConcurrentMap<Integer, Long> cleared = new ConcurrentHashMap<>();
    private volatile long floor;
    private volatile Object sight = new Object();

    /**
     * Begins with nothing known of what was before.
     *
     * @param base of the journal
     * @param position the one known from now on
     */
    View(long base, long position) {
        this.base = base;
        this.tags = new TagSlots(position);
        this.floor = position;
    }

    long base() {
        return base;
    }

    long position() {
        return tags.position();
    }

    /** The position up to which entries are not believed, since what was invalidated before is not known. */
    long floor() {
        return floor;
    }

    TagSlots tags() {
        return tags;
    }

    Map<Integer, Long> cleared() {
        return new HashMap<>(cleared);
    }

    /**
     * What stands for all that is known now: while it is the same, whatever was current is so. It changes before the position moves on, so
     * nothing made at the new position is made of what was found by the old sight.
     */
    Object sight() {
        return sight;
    }

    /** Whatever was found current is to be looked at anew. */
    void look() {
        sight = new Object();
    }

    /** Learns what is beyond the position. */
    void append(List<Long> items) {
        long position = position();
        for (int i = 0; i < items.size(); i++) {
            mark(items.get(i), position + i + 1);
        }
        look();
        tags.reach(position + items.size());
    }

    /** Counts a tag or cache as invalidated at the next position, whatever that will be. */
    void expect(long item) {
        mark(item, position() + 1);
        look();
    }

    private void mark(long item, long stamp) {
        if (Journal.isCache(item)) {
            clear(Journal.hash(item), stamp);
        } else {
            tags.mark(Journal.hash(item), stamp);
        }
    }

    void clear(int cache, long stamp) {
        cleared.merge(cache, stamp, Math::max);
    }

    /** Knows all from a position on. */
    void floor(long known) {
        floor = known;
    }

    boolean isCurrent(Stamp stamp, int cache) {
        return stamp.value() >= floor
                && stamp.value() <= position()
                && (stamp.tag().isEmpty()
                        ? stamp.value() >= cleared.getOrDefault(cache, Long.MIN_VALUE)
                        : !tags.isInvalidatedSince(stamp.value(), stamp.tag()));
    }

    boolean isQuietSince(long position, String tag) {
        return position >= floor && position <= position() && !tags.isInvalidatedSince(position, tag);
    }
}
