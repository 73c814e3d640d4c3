package dev.larder.internal.engine;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a backend have changed, here or elsewhere: what a near level holds of them is older, and whoever waits for one looks again.
 *
 * <p>A near level notes the position before it reads from the backend and believes what it has read while the key has not changed since
 * ({@link TagSlots}); so a reading that was under way when the change came fills it with nothing.
 */
final class Changes {

    private final TagSlots keys = new TagSlots(0);
    private final Map<Integer, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final @Nullable Talk talk;
    private final AtomicLong clearings = new AtomicLong();

    /**
     * Begins.
     *
     * @param talk tells others; {@code null} where there is nothing to tell by
     */
    Changes(@Nullable Talk talk) {
        this.talk = talk;
    }

    TagSlots keys() {
        return keys;
    }

    /** Keys are about to change here. */
    void begin(Collection<String> full) {
        full.forEach(key -> keys.invalidateHashes(key.hashCode()));
    }

    /** Keys have changed here. */
    void end(Collection<String> full) {
        begin(full);
        full.forEach(this::tell);
    }

    /** Lets whoever waits for a key look again. */
    void tell(String key) {
        wake(key.hashCode());
        if (talk != null) {
            talk.tell(key.hashCode());
        }
    }

    /** Keys have changed elsewhere. */
    void heard(Collection<Integer> hashes) {
        int[] all = hashes.stream().mapToInt(Integer::intValue).toArray();
        if (all.length > 0) {
            keys.invalidateHashes(all);
            for (int hash : all) {
                wake(hash);
            }
        }
    }

    /** Any key may have changed elsewhere. */
    void missed() {
        keys.invalidateEverything();
        clearings.incrementAndGet();
        awaited.keySet().forEach(this::wake);
    }

    /** How often any key may have changed. */
    long clearings() {
        return clearings.get();
    }

    private void wake(int hash) {
        CountDownLatch latch = awaited.remove(hash);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Begins to listen for a key, until it changes or is forgotten. */
    CountDownLatch next(String key) {
        return awaited.computeIfAbsent(key.hashCode(), hash -> new CountDownLatch(1));
    }

    /** Listens no more; who else does so looks again. */
    void forget(String key) {
        wake(key.hashCode());
    }

    /** Waits for a change; false when the thread was interrupted. */
    static boolean await(CountDownLatch next, long nanos) {
        try {
            var unused = next.await(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean areTold() {
        return talk != null;
    }
}
