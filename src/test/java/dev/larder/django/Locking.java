package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.Cache;
import dev.larder.CacheLock;
import dev.larder.Caches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group R: locks, which django-redis has and Larder on every backend. */
interface Locking extends Subject {

    Duration MINUTE = Duration.ofMinutes(1);

    /** Caches of the same settings, as another node has them. */
    Caches openAnew();

    private CacheLock locked(String key) {
        return cache().lock(key, MINUTE).orElseThrow();
    }

    @Test
    @DisplayName("D344 a lock is held once, is no value, and any thread may give it back")
    default void holdsALockOnce() {
        CacheLock first = locked("k");
        assertThat(first.isHeld()).isTrue();
        assertThat(cache().lock("k", MINUTE)).isEmpty();
        assertThat(cache().contains("k")).isFalse();
        cache().set("k", "a value of the same name");
        assertThat(cache().delete("k")).isTrue();
        assertThat(first.isHeld()).isTrue();
        locked("another").close();
        cache().withVersion(2).lock("k", MINUTE).orElseThrow().close();
        CompletableFuture.runAsync(first::close).join();
        assertThat(first.isHeld()).isFalse();
        assertThat(first.extend(MINUTE)).isFalse();

        CacheLock second = locked("k");
        first.close();
        assertThat(second.isHeld()).as("given back by its own token only").isTrue();
        assertThat(cache().lock("k", MINUTE)).isEmpty();
        second.close();
    }

    @Test
    @DisplayName("D344 a lock ends with its term, and who had it cannot end the next one's")
    default void endsWithItsTerm() {
        CacheLock brief = cache().lock("k", Duration.ofMillis(1)).orElseThrow();
        Optional<?>[] next = new Optional<?>[1];
        assertThat(Subject.eventually(() -> {
                    next[0] = cache().lock("k", MINUTE);
                    return next[0].isPresent();
                }))
                .isTrue();
        assertThat(brief.isHeld()).isFalse();
        assertThat(brief.extend(MINUTE)).isFalse();
        brief.close();
        CacheLock second = (CacheLock) next[0].orElseThrow();
        assertThat(second.isHeld()).isTrue();
        assertThat(second.extend(Duration.ofMinutes(2))).isTrue();
        assertThat(second.isHeld()).isTrue();
        second.close();
        locked("k").close();
    }

    @Test
    @DisplayName("D344 of those who wait one at a time gets it, and in the end all of them")
    default void letsOneAtATimeIn() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<CompletableFuture<Integer>> all = List.of(1, 2, 3, 4).stream()
                .map(i -> CompletableFuture.supplyAsync(() -> {
                    int most = 0;
                    for (int round = 0; round < 5; round++) {
                        try (CacheLock lock = waited()) {
                            most = Math.max(most, inside.incrementAndGet());
                            inside.decrementAndGet();
                            assertThat(lock.isHeld()).isTrue();
                        }
                    }
                    return most;
                }))
                .toList();
        for (CompletableFuture<Integer> each : all) {
            assertThat(each.get(50, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    private CacheLock waited() {
        try {
            return cache().lock("n", MINUTE, Duration.ofSeconds(40)).orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("D344 without a waiting thread it is the same")
    default void locksWithoutAWaitingThread() throws Exception {
        CacheLock first = locked("k");
        assertThat(cache().async().lock("k", MINUTE).toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEmpty();
        CompletableFuture<Optional<CacheLock>> waiting =
                cache().async().lock("k", MINUTE, Duration.ofSeconds(40)).toCompletableFuture();
        assertThat(waiting).isNotDone();
        first.close();
        CacheLock second = waiting.get(30, TimeUnit.SECONDS).orElseThrow();
        assertThat(cache().lock("k", MINUTE, Duration.ofMillis(20))).isEmpty();
        second.close();
    }

    @Test
    @DisplayName("D344 on a shared backend it is held once among all nodes")
    default void holdsALockOnceAmongNodes() {
        assumeTrue(endsAlone());
        try (Caches others = openAnew()) {
            Cache theirs = others.get("default");
            cache().set("probe", 1, Cache.FOREVER);
            boolean shared = theirs.contains("probe");
            CacheLock ours = locked("k");
            Optional<CacheLock> other = theirs.lock("k", MINUTE);
            assertThat(other.isEmpty()).isEqualTo(shared);
            other.ifPresent(CacheLock::close);
            ours.close();
            CacheLock next = theirs.lock("k", MINUTE).orElseThrow();
            Optional<CacheLock> again = cache().lock("k", MINUTE);
            assertThat(again.isEmpty()).isEqualTo(shared);
            again.ifPresent(CacheLock::close);
            next.close();
            assertThatThrownBy(() -> theirs.lock("k", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
