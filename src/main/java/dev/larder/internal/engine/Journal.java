package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest invalidations of all nodes that share a backend, as one entry in it that is only ever replaced by compare-and-set: whose
 * replacement succeeds has invalidated.
 *
 * <p>Each invalidation of one tag, or of one cache as a whole, moves the position on by one. Positions begin at random: those of a
 * journal that was lost are none of the next one's.
 *
 * @param base the position it began at
 * @param position the position of its last item
 * @param items the latest, in order; see {@link #tag} and {@link #cache}
 */
record Journal(long base, long position, List<Long> items) {

    private static final String BASE = "base";
    private static final long CACHE = 1L << Integer.SIZE;
    private static final Lifetime FOREVER = new Lifetime(Instant.EPOCH, Instant.MAX, Instant.MAX, Instant.MAX);

    /** A new one. */
    static Journal begin(long base) {
        return new Journal(base, base, List.of());
    }

    static long tag(String tag) {
        return Integer.toUnsignedLong(tag.hashCode());
    }

    static long cache(int cache) {
        return CACHE | Integer.toUnsignedLong(cache);
    }

    static boolean isCache(long item) {
        return (item & CACHE) != 0;
    }

    static int hash(long item) {
        return (int) item;
    }

    /** The position before its first item. */
    long first() {
        return position - items.size();
    }

    /** With more items. */
    Journal plus(List<Long> more) {
        List<Long> all = new ArrayList<>(items);
        all.addAll(more);
        return new Journal(base, position + more.size(), all);
    }

    /** With the latest items alone. */
    Journal latest(int count) {
        return new Journal(base, position, items.subList(Math.max(0, items.size() - count), items.size()));
    }

    /** The items beyond a position that is not before the first one. */
    List<Long> after(long known) {
        return known >= position ? List.of() : items.subList((int) (known - first()), items.size());
    }

    Entry entry() {
        List<Stamp> stamps = new ArrayList<>(items.size() + 1);
        stamps.add(new Stamp(BASE, base));
        items.forEach(item -> stamps.add(new Stamp("", item)));
        return new Entry(position, FOREVER, List.copyOf(stamps), Duration.ZERO);
    }

    /** An entry that is there for good. */
    static Entry lasting(Object value) {
        return new Entry(value, FOREVER, List.of(), Duration.ZERO);
    }

    /** The journal in an entry; {@code null} when there is none. */
    static @Nullable Journal of(@Nullable Entry entry) {
        if (entry == null
                || !(entry.value() instanceof Long position)
                || entry.stamps().isEmpty()
                || !entry.stamps().get(0).tag().equals(BASE)) {
            return null;
        }
        List<Stamp> stamps = entry.stamps();
        List<Long> items =
                stamps.subList(1, stamps.size()).stream().map(Stamp::value).toList();
        return new Journal(stamps.get(0).value(), position, items);
    }
}
