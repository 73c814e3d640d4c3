package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Group E: the backend that is the default, in this process. Left out are the lines of {@link #LEFT_OUT}. */
@Timeout(30)
class InMemoryTest {

    /** With their reasons. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "D131",
                    "which entry makes room is the provider's choice: Ehcache draws a sample, Caffeine weighs how often one is used",
            "D132", "as D131");

    private final Caches caches = Caches.open(Map.of(
            "larder.caches.one.key-prefix", "one",
            "larder.caches.bounded.max-entries", "30",
            "larder.caches.bytes.codec", "java",
            "larder.caches.bytes.options.allow", "dev.larder.django.**"));

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @DisplayName("D124 two caches know nothing of each other, nor do those of two applications")
    void cachesAreIsolated() {
        caches.get("one").set("k", 1);
        assertThat(caches.get("default").contains("k")).isFalse();
        try (Caches others = Caches.open(Map.of("larder.caches.one.key-prefix", "one"))) {
            assertThat(others.get("one").contains("k")).isFalse();
            others.get("one").set("k", 2);
        }
        assertThat(Subject.value(caches.get("one"), "k")).isEqualTo(1);
    }

    @Test
    @DisplayName("D126 done better: clearing empties all versions of one cache and leaves every other alone")
    void clearingLeavesNeighboursAlone() {
        caches.get("one").set("k", 1);
        caches.get("one").withVersion(2).set("k", 2);
        caches.get("default").set("k", 3);
        caches.get("one").clear();
        assertThat(caches.get("one").contains("k")).isFalse();
        assertThat(caches.get("one").withVersion(2).contains("k")).isFalse();
        assertThat(Subject.value(caches.get("default"), "k")).isEqualTo(3);
    }

    @Test
    @DisplayName("D127 while one value is being turned into bytes, the cache is there for everybody else")
    void serialisesOutsideOfLocks() throws Exception {
        Cache cache = caches.get("bytes");
        cache.set("k", "old");
        for (boolean adding : new boolean[] {false, true}) {
            String key = adding ? "added" : "k";
            Slow value = new Slow();
            CompletableFuture<Boolean> writer = CompletableFuture.supplyAsync(() -> {
                if (adding) {
                    return cache.add(key, value);
                }
                cache.set(key, value);
                return true;
            });
            assertThat(Slow.begun.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Subject.value(cache, key)).isEqualTo(adding ? null : "old");
            cache.set("other", 1);
            cache.set(key + " too", 1);
            assertThat(cache.delete(key)).isEqualTo(!adding);
            assertThat(writer).isNotDone();
            Slow.go.countDown();
            assertThat(writer.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(Subject.value(cache, key)).isInstanceOf(Slow.class);
        }
    }

    /** A value that takes its time to become bytes: until the test says go. */
    static final class Slow implements Serializable {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("NonFinalStaticField") // what is read back has no other way to them
        static CountDownLatch begun = new CountDownLatch(1);

        @SuppressWarnings("NonFinalStaticField") // as above
        static CountDownLatch go = new CountDownLatch(1);

        Slow() {
            begun = new CountDownLatch(1);
            go = new CountDownLatch(1);
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.defaultWriteObject();
        }
    }

    @Test
    @DisplayName("D128 counting leaves the lifetime as it was, endless or not")
    void countingLeavesTheLifetime() {
        Cache cache = caches.get("default");
        cache.set("n", 1, Duration.ofSeconds(1000));
        cache.set("endless", 1, Cache.FOREVER);
        cache.increment("n");
        cache.decrement("endless");
        assertThat(cache.timeToLive("n").orElseThrow()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1000));
        assertThat(cache.timeToLive("endless")).contains(Cache.FOREVER);
    }

    @Test
    @DisplayName("D133 done better: one entry too many costs one entry")
    void dropsNoMoreThanItMust() {
        Cache bounded = caches.get("bounded");
        for (int i = 0; i < 30; i++) {
            bounded.set("k" + i, i);
        }
        assertThat(bounded.statistics().entries()).isEqualTo(30);
        bounded.set("one more", 1);
        assertThat(bounded.statistics().entries()).isEqualTo(30);
        assertThat(Subject.eventually(() -> bounded.statistics().evictions() == 1))
                .isTrue();
    }
}
