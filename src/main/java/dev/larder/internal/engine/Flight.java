package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One load of one key, from before it reads any data until its entry is kept or dropped. */
final class Flight {

    private final String key;
    private final Chain chain = new Chain();
    private final Start start;
    private final CompletableFuture<Landing> landing = new CompletableFuture<>();
    private final ReentrantLock keeping = new ReentrantLock();
    private volatile @Nullable Runnable check;
    private volatile @Nullable Fence fence;
    private Leases.@Nullable Lease lease;
    private boolean superseded;

    Flight(String key, Start start) {
        this.key = key;
        this.start = start;
    }

    /**
     * What was so before the load began.
     *
     * @param position the moment in the sequence of invalidations
     * @param stamps the stamps of the cache and of the tags known by then
     * @param begun the time
     */
    record Start(long position, List<Stamp> stamps, Instant begun) {}

    String key() {
        return key;
    }

    /** What its load waits for. */
    Chain chain() {
        return chain;
    }

    Start start() {
        return start;
    }

    CompletableFuture<Landing> landing() {
        return landing;
    }

    /** What the backend held before the load, where other processes may change it. */
    @Nullable
    Fence fence() {
        return fence;
    }

    void fence(Fence before) {
        fence = before;
    }

    /** Has the right to load among all processes. */
    synchronized void lease(Leases.Lease taken) {
        lease = taken;
    }

    /** Gives that right back; in case the value is for nobody else, the others get it all at once. */
    synchronized void endLease(boolean forEach) {
        if (lease != null && forEach) {
            lease.endForEach(this);
        } else if (lease != null) {
            lease.end(this);
        }
    }

    /** What those who wait do now and then, to see whether it is worth waiting. */
    void check(Runnable whileAwaited) {
        check = whileAwaited;
    }

    void check() {
        Runnable wanted = check;
        if (wanted != null) {
            wanted.run();
        }
    }

    /**
     * Says that the key was written or deleted meanwhile: what is loaded is no longer to be kept. When this returns, the entry is
     * either kept already or never will be.
     */
    void supersede() {
        keeping.lock();
        try {
            superseded = true;
        } finally {
            keeping.unlock();
        }
    }

    /** Keeps the entry unless superseded; answers why it was not kept, or {@code null}. */
    @Nullable
    String keep(Entry entry, Supplier<@Nullable String> put) {
        keeping.lock();
        try {
            return superseded ? Reasons.SUPERSEDED : put.get();
        } finally {
            keeping.unlock();
        }
    }
}
