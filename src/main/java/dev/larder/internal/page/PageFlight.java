package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.OpenFetch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The load that a page's computation leads, in no thread of its own: it ends once, by whoever comes first. For any thread. */
final class PageFlight implements Hold {

    private final OpenFetch<StoredPage> fetch;
    private final Draft draft;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;

    /**
     * Takes a load over.
     *
     * @param begun has something to compute; from now on it has not
     */
    PageFlight(OpenFetch<StoredPage> begun) {
        this.draft = begun.draft();
        this.fetch = begun.detach();
    }

    @Override
    public void veto(String reason) {
        draft.doNotStore(reason);
    }

    @Override
    public Runnable within(Runnable work) {
        return locked(() -> over ? work : fetch.within(work));
    }

    /** Lets those who wait look after the computation. */
    void whileAwaited(Runnable check) {
        locked(() -> {
            if (!over) {
                fetch.whileAwaited(check);
            }
            return this;
        });
    }

    /** Whether an old page may be served where the application fails. */
    boolean hasFallback() {
        return locked(() -> !over && fetch.fallback().isPresent());
    }

    /** Nobody waits any more; the page may be stored all the same. */
    void letGo() {
        locked(() -> {
            if (!over) {
                fetch.letGo();
            }
            return this;
        });
    }

    /** The page is there; nothing is stored where somebody else computes it by now. */
    void keep(StoredPage page, CachePolicy policy) {
        end(() -> {
            Instructions.give(draft, policy);
            return fetch.complete(page).value();
        });
    }

    /** The application failed; answers the old page, null when there is none that may be served. */
    @Nullable
    StoredPage fail(Exception failure) {
        return end(() -> {
            try {
                return fetch.fail(failure).value();
            } catch (Exception none) { // the failure itself: there was no old page, or it was invalidated meanwhile
                return null;
            }
        });
    }

    /** Nothing comes of it: one of those who wait takes its place. */
    void leave() {
        end(() -> {
            fetch.close();
            return null;
        });
    }

    private @Nullable StoredPage end(Supplier<@Nullable StoredPage> how) {
        return locked(() -> {
            if (over) {
                return null;
            }
            over = true;
            boolean ended = false;
            try {
                StoredPage come = how.get();
                ended = true;
                return come;
            } finally {
                if (!ended) {
                    fetch.close(); // does nothing where it has ended all the same
                }
            }
        });
    }

    private <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
