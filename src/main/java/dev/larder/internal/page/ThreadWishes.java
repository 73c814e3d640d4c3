package dev.larder.internal.page;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of the container's an application has asked for and not got, and since when. There may be several: one that is granted
 * says nothing of the others. For any thread.
 */
final class ThreadWishes {

    private static final long NANOS_TO_WAIT = 250_000_000L;

    private final LongSupplier nanoTime;
    private final Queue<Wish> open = new ConcurrentLinkedQueue<>();

    ThreadWishes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One wish, equal to no other. */
    static final class Wish {
        private final long since;

        private Wish(long since) {
            this.since = since;
        }
    }

    /** A thread is asked for. */
    Wish made() {
        Wish wish = new Wish(nanoTime.getAsLong());
        open.add(wish);
        return wish;
    }

    /** There it is; does nothing where it was there before. */
    void granted(@Nullable Wish wish) {
        if (wish != null) {
            open.remove(wish);
        }
    }

    /** Whether one has been open for so long that those who wait for what it is for may be the reason. */
    boolean isOneOld() {
        Wish oldest = open.peek();
        return oldest != null && nanoTime.getAsLong() - oldest.since > NANOS_TO_WAIT;
    }
}
