package dev.larder.internal.engine;

import java.util.List;

/** Who else must know of an invalidation in a {@link Cluster}. */
interface ClusterNews {

    /** These are invalidated, here or elsewhere. */
    void invalidated(List<Long> items);

    /** Some may have been, nobody knows which. */
    void unknown();

    /** These were invalidated by this node. */
    void written(Journal journal, int count);
}
