package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.Collection;
import java.util.List;

/**
 * The stamps of one cache and of the tags its entries carry.
 *
 * <p>An entry lives only while the stamps it was made under are the current ones. A load's {@link #position} and stamps are taken
 * before it begins, so whatever is invalidated while it runs makes its entry dead on arrival.
 */
interface Stamps {

    /** The moment now, in the sequence of invalidations. */
    long position();

    /** The current stamps of the cache, first, and of tags. */
    List<Stamp> capture(Collection<String> tags);

    /** Whether all of these are still the current ones. */
    boolean areCurrent(List<Stamp> stamps);

    /** Whether what was loaded under these may be stored, and given to others who wait for it. */
    default boolean areUsable(List<Stamp> stamps) {
        return areCurrent(stamps);
    }

    /** Whether none of these tags was invalidated after a position. */
    boolean quietSince(long position, Collection<String> tags);

    /** Gives tags new stamps. */
    void invalidate(Collection<String> tags);

    /** Gives the cache a new stamp. */
    void clear();
}
