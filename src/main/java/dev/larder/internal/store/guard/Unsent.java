package dev.larder.internal.store.guard;

import dev.larder.spi.Store;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys whose entries in the backend are no longer right, because a removal or a write did not reach it.
 *
 * <p>Bounded: beyond that, everything in the backend counts as wrong. Not safe for use by several threads.
 */
final class Unsent {

    static final int MOST_KEYS = 10_000;

    private final Set<String> keys = new HashSet<>();
    private boolean everything;

    void add(Collection<String> more) {
        if (!everything) {
            keys.addAll(more);
        }
        if (keys.size() > MOST_KEYS) {
            addEverything();
        }
    }

    void addEverything() {
        everything = true;
        keys.clear();
    }

    void add(Unsent other) {
        if (other.everything) {
            addEverything();
        }
        add(other.keys);
    }

    boolean isEmpty() {
        return !everything && keys.isEmpty();
    }

    /** Moves what there is into a new object. */
    Unsent take() {
        Unsent taken = new Unsent();
        taken.add(this);
        keys.clear();
        everything = false;
        return taken;
    }

    void sendTo(Store store) {
        if (everything) {
            store.clear();
        } else if (!keys.isEmpty()) {
            store.removeAll(keys);
        }
    }
}
