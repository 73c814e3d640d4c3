package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stamps of a cache whose entries are seen by this process only. */
final class LocalStamps implements Stamps {

    private static final String WHOLE_CACHE = "";

    private final TagSlots tags;
    private final AtomicLong cache;

    LocalStamps(TagSlots tags) {
        this.tags = tags;
        this.cache = new AtomicLong(tags.next());
    }

    @Override
    public long position() {
        return tags.position();
    }

    @Override
    public List<Stamp> capture(Collection<String> names) {
        long position = tags.position(); // before the cache's own, which an invalidation of either may follow
        Stamp whole = new Stamp(WHOLE_CACHE, cache.get());
        if (names.isEmpty()) {
            return List.of(whole);
        }
        List<Stamp> stamps = new ArrayList<>(names.size() + 1);
        stamps.add(whole);
        names.forEach(name -> stamps.add(new Stamp(name, position)));
        return List.copyOf(stamps);
    }

    @Override
    public boolean areCurrent(List<Stamp> stamps) {
        for (int i = 0; i < stamps.size(); i++) {
            Stamp stamp = stamps.get(i);
            if (!isCurrent(stamp)) {
                return false;
            }
        }
        return !stamps.isEmpty();
    }

    /** The cache's stamp is the one of this process, by which those of tags can be compared. */
    private boolean isCurrent(Stamp stamp) {
        return stamp.tag().isEmpty()
                ? stamp.value() == cache.get()
                : !tags.isInvalidatedSince(stamp.value(), stamp.tag());
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

    @Override
    public void clear() {
        long stamp = tags.next();
        cache.accumulateAndGet(stamp, Math::max);
    }
}
