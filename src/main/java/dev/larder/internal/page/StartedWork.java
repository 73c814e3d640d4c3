package dev.larder.internal.page;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The work that the application has handed to threads of the container's. What it has written is whole only if it returns: also where it
 * has called {@code complete()} before, as in a {@code finally}. For any thread.
 */
final class StartedWork {

    private final Consumer<String> unfit;
    private final Set<Thread> running = new HashSet<>();
    private @Nullable Thread completing;
    private @Nullable Runnable deferred;

    /**
     * None yet.
     *
     * @param unfit keeps the page from being stored, for the reason given
     */
    StartedWork(Consumer<String> unfit) {
        this.unfit = unfit;
    }

    /** The work, watched. */
    Runnable of(Runnable work) {
        return () -> run(work);
    }

    private void run(Runnable work) {
        boolean outermost = begins();
        boolean whole = false;
        try {
            work.run();
            whole = true;
        } finally {
            if (!whole) {
                unfit.accept("incomplete");
            }
            if (outermost) {
                returned();
            }
        }
    }

    private synchronized boolean begins() {
        return running.add(Thread.currentThread());
    }

    private void returned() {
        Runnable due = null;
        synchronized (this) {
            Thread mine = Thread.currentThread();
            running.remove(mine);
            if (completing == mine) {
                completing = null;
                due = deferred;
                deferred = null;
            }
        }
        if (due != null) {
            due.run();
        }
    }

    /** This thread calls {@code complete()}, maybe in the middle of such work. */
    synchronized void completes() {
        Thread mine = Thread.currentThread();
        if (running.contains(mine)) {
            completing = mine;
        }
    }

    /** Puts off what is to be done at the end until the work that has completed has returned; answers whether there is any. */
    synchronized boolean defers(Runnable ending) {
        if (completing == null) {
            return false;
        }
        deferred = ending;
        return true;
    }
}
