package dev.larder.internal.engine;

import dev.larder.Caches;
import dev.larder.Draft;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tags' stamps and the loads in progress of one application, common to all its caches. */
public final class SharedState {

    private final TagSlots tags;
    private final Loads loads = new Loads();
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private volatile Runnable meeting = () -> {};

    /**
     * Begins with no tag invalidated.
     *
     * @param start a random number, zero or more and far below {@link Long#MAX_VALUE}: where the sequence of stamps begins
     */
    public SharedState(long start) {
        this.tags = new TagSlots(start);
    }

    /** Invalidates tags for every cache that lives in this process, and for every node that shares a backend with it. */
    public void invalidate(Collection<String> names) {
        Tags.check(names);
        meeting.run();
        tags.invalidate(names);
        nodes.forEach(node -> node.invalidate(names));
    }

    /** Says how to meet the nodes that this process has not met yet: what it invalidates counts for them too. */
    public void meetBy(Runnable meetAll) {
        meeting = meetAll;
    }

    /** The nodes whose invalidations count for all caches of this process. */
    List<Node> nodes() {
        return nodes;
    }

    /** The entry that the calling thread is in the middle of making. */
    public Optional<Draft> loading() {
        Loads.Scope scope = loads.current();
        return scope == null ? Optional.empty() : Optional.of(scope.draft());
    }

    /** Takes the calling thread out of its loads until the answer is closed. */
    public Caches.Apart apart() {
        Loads.Scope scope = loads.current();
        loads.leave(null);
        return () -> loads.leave(scope);
    }

    TagSlots tags() {
        return tags;
    }

    Loads loads() {
        return loads;
    }
}
