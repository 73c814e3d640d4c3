package dev.larder.internal.engine;

import dev.larder.spi.Stamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which load each thread is in the middle of, over all caches of the application, so that tags rise and cycles are seen. */
final class Loads {

    @SuppressWarnings("ThreadLocalUsage") // one per application, not per class loader; every load removes what it put
    private final ThreadLocal<@Nullable Scope> innermost = new ThreadLocal<>();

    /**
     * A load that is running.
     *
     * @param draft its entry in the making
     * @param chain what it waits for
     */
    record Scope(EntryDraft draft, Chain chain) {}

    /** The load this thread is in, or {@code null}. */
    @Nullable
    Scope current() {
        return innermost.get();
    }

    /** Enters a load; what comes back is to be handed to {@link #leave}. */
    @Nullable
    Scope enter(Scope scope) {
        Scope outer = innermost.get();
        innermost.set(scope);
        return outer;
    }

    /** Leaves a load. */
    void leave(@Nullable Scope outer) {
        if (outer == null) {
            innermost.remove();
        } else {
            innermost.set(outer);
        }
    }

    /** Gives the tags of a value to the load that uses it. */
    void rise(List<Stamp> stamps) {
        if (stamps.size() > 1) {
            Scope scope = innermost.get();
            if (scope != null) {
                scope.draft().rise(stamps);
            }
        }
    }
}
