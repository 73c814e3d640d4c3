package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stamps of a cache whose entries are seen by this process only. */
final class LocalStamps implements Stamps {

    private static final String WHOLE_CACHE = "";

    private final TagSlots tags;

    /** The stamps of all entries without tags: one list, so that a hit knows them by sight. */
    private volatile List<Stamp> alone;

    LocalStamps(TagSlots tags) {
        this.tags = tags;
        this.alone = wholeCache(tags.next());
    }

    private static List<Stamp> wholeCache(long stamp) {
        return List.of(new Stamp(WHOLE_CACHE, stamp));
    }

    @Override
    public long position() {
        return tags.position();
    }

    @Override
    public List<Stamp> capture(Collection<String> names) {
        long position = tags.position(); // before the cache's own, which an invalidation of either may follow
        List<Stamp> whole = alone;
        if (names.isEmpty()) {
            return whole;
        }
        List<Stamp> stamps = new ArrayList<>(names.size() + 1);
        stamps.addAll(whole);
        names.forEach(name -> stamps.add(new Stamp(name, position)));
        return List.copyOf(stamps);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // other lists are looked at
    public boolean areCurrent(List<Stamp> stamps) {
        List<Stamp> current = alone;
        return stamps == current || areCurrent(stamps, current.get(0).value());
    }

    private boolean areCurrent(List<Stamp> stamps, long whole) {
        for (int i = 0; i < stamps.size(); i++) {
            Stamp stamp = stamps.get(i);
            if (!isCurrent(stamp, whole)) {
                return false;
            }
        }
        return !stamps.isEmpty();
    }

    /** The cache's stamp is the one of this process, by which those of tags can be compared. */
    private boolean isCurrent(Stamp stamp, long whole) {
        return stamp.tag().isEmpty() ? stamp.value() == whole : !tags.isInvalidatedSince(stamp.value(), stamp.tag());
    }

    @Override
    public boolean quietSince(long position, Collection<String> names) {
        for (String name : names) {
            if (tags.isInvalidatedSince(position, name)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void invalidate(Collection<String> names) {
        tags.invalidate(names);
    }

    /** Of two at once either stamp may stay: no entry has it yet. */
    @Override
    public void clear() {
        alone = wholeCache(tags.next());
    }
}
