package dev.larder.internal.engine;

import java.util.Collection;

/** The tags' stamps and the loads in progress of one application, common to all its caches. */
public final class SharedState {

    private final TagSlots tags;
    private final Loads loads = new Loads();

    /**
     * Begins with no tag invalidated.
     *
     * @param start a random number, zero or more and far below {@link Long#MAX_VALUE}: where the sequence of stamps begins
     */
    public SharedState(long start) {
        this.tags = new TagSlots(start);
    }

    /** Invalidates tags for every cache that lives in this process. */
    public void invalidate(Collection<String> names) {
        Tags.check(names);
        tags.invalidate(names);
    }

    TagSlots tags() {
        return tags;
    }

    Loads loads() {
        return loads;
    }
}
