package dev.larder.internal.transaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What one transaction will have changed once it is committed. */
public final class Uncommitted {

    private final List<Change> changes = new CopyOnWriteArrayList<>();

    Uncommitted() {}

    void add(Change change) {
        changes.add(change);
    }

    /** Whether what is held for a key is, as this transaction sees it, no longer true. */
    public boolean concerns(String cache, Object key) {
        return changes.stream().anyMatch(change -> change.concerns(cache, key));
    }

    void end(Registry.End end) {
        if (end == Registry.End.COMMITTED) {
            makeAll(Change::make);
        } else if (end == Registry.End.UNKNOWN) {
            makeAll(change -> change.doubtful().run());
        }
    }

    /** One change that fails must not cost the others. */
    private void makeAll(Consumer<Change> make) {
        RuntimeException first = null;
        for (Change change : changes) {
            try {
                make.accept(change);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
