package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Stamps of a cache whose entries are seen by other processes too: positions in what their {@link Cluster} agrees on. */
final class SharedStamps implements Stamps {

    private static final String WHOLE_CACHE = "";

    private final Cluster cluster;
    private final int cache;

    SharedStamps(Cluster cluster, String cacheName) {
        this.cluster = cluster;
        this.cache = cacheName.hashCode();
    }

    /** Stands for all that is known now; what was {@link #areCurrent} after this was asked is so while it is the same. */
    Object sight() {
        return cluster.sight();
    }

    /** Until when that holds although nobody has read on. */
    long trustedUntil() {
        return cluster.trustedUntil();
    }

    @Override
    public long position() {
        return cluster.known().position();
    }

    @Override
    public List<Stamp> capture(Collection<String> tags) {
        long position = position();
        List<Stamp> stamps = new ArrayList<>(tags.size() + 1);
        stamps.add(new Stamp(WHOLE_CACHE, position));
        tags.forEach(tag -> stamps.add(new Stamp(tag, position)));
        return List.copyOf(stamps);
    }

    @Override
    public boolean areCurrent(List<Stamp> stamps) {
        View view = cluster.trusted();
        if (view != null && latest(stamps) > view.position()) { // its maker knew more than is known here
            view = cluster.readOn(latest(stamps));
        }
        return view != null && areCurrent(stamps, view);
    }

    /** Judged by what is known while the backend is out: those who read it later know better. */
    @Override
    public boolean areUsable(List<Stamp> stamps) {
        return areCurrent(stamps, cluster.known());
    }

    private boolean areCurrent(List<Stamp> stamps, View view) {
        for (int i = 0; i < stamps.size(); i++) {
            if (!view.isCurrent(stamps.get(i), cache)) {
                return false;
            }
        }
        return !stamps.isEmpty();
    }

    private static long latest(List<Stamp> stamps) {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < stamps.size(); i++) {
            latest = Math.max(latest, stamps.get(i).value());
        }
        return latest;
    }

    @Override
    public boolean quietSince(long position, Collection<String> tags) {
        View view = cluster.known();
        return tags.stream().allMatch(tag -> view.isQuietSince(position, tag));
    }

    @Override
    public void invalidate(Collection<String> tags) {
        cluster.invalidate(tags.stream().map(Journal::tag).toList());
    }

    @Override
    public void clear() {
        cluster.invalidate(List.of(Journal.cache(cache)));
    }
}
