package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.Computation;
import dev.larder.Loader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group D: read or compute, values that cannot be stored, and the same without waiting. */
interface Computations extends Subject {

    @Test
    @DisplayName("D109 D111 D116 a computed null is stored, and nothing is computed for it again")
    default void storesNull() {
        AtomicInteger calls = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            String value = cache().getOrSet("k", () -> {
                calls.incrementAndGet();
                return null;
            });
            assertThat(value).isNull();
        }
        assertThat(calls).hasValue(1);
        assertThat(cache().<String>get("k", "fallback")).isNull();
    }

    @Test
    @DisplayName("D112 without a computation it is an error of the program, whether the key is held or not")
    default void needsAComputation() {
        cache().withVersion(2).set("k", "second");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache().getOrSet("k", (Computation<Object, RuntimeException>) null))
                    .isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> cache().getOrSet("k", (Loader<Object, RuntimeException>) null))
                    .isInstanceOf(NullPointerException.class);
            cache().set("k", "first");
        }
        assertThat(value("k")).isEqualTo("first");
    }

    @Test
    @DisplayName("D113 computes for its version and leaves the others alone")
    default void computesForItsVersion() {
        cache().set("k", "first");
        assertThat(cache().withVersion(2).<String, RuntimeException>getOrSet("k", () -> "second"))
                .isEqualTo("second");
        assertThat(value("k")).isEqualTo("first");
        assertThat(Subject.value(cache().withVersion(2), "k")).isEqualTo("second");
    }

    @Test
    @DisplayName("D117 without a lifetime the value is computed, handed out and not stored")
    default void storesNothingWithoutALifetime() {
        assertThat(cache().<String, RuntimeException>getOrSet("k", Duration.ZERO, () -> "v"))
                .isEqualTo("v");
        assertThat(cache().contains("k")).isFalse();
    }

    @Test
    @DisplayName("D118 what a computation throws comes through as it is, and nothing is stored")
    default void passesExceptions() {
        IOException thrown = new IOException("no");
        assertThatThrownBy(() -> cache().getOrSet("k", () -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(cache().contains("k")).isFalse();
    }

    @Test
    @DisplayName("D119 done better: eight callers who miss at once make one call, not eight")
    default void computesOnceForMany() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch allHere = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Object>> callers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            callers.add(threads.submit(() -> {
                allHere.countDown();
                return cache().<Object, Exception>getOrSet("k", () -> {
                    assertThat(allHere.await(10, TimeUnit.SECONDS)).isTrue();
                    return calls.incrementAndGet();
                });
            }));
        }
        for (Future<Object> caller : callers) {
            assertThat(caller.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        }
        threads.shutdown();
        assertThat(calls).hasValue(1);
    }

    @Test
    @DisplayName("D121 a value that cannot be stored is refused when it is written, not when it is read")
    default void refusesWhatItCannotStore() {
        Object unserialisable = new Object();
        if (!copies()) {
            cache().set("k", unserialisable);
            assertThat(value("k")).isSameAs(unserialisable);
            return;
        }
        for (Object refused :
                List.of(unserialisable, new ArrayList<>(List.of(unserialisable)), Thread.currentThread())) {
            assertThatThrownBy(() -> cache().add("k", refused))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(refused.getClass().getName());
            assertThatThrownBy(() -> cache().set("k", refused)).isInstanceOf(IllegalArgumentException.class);
            assertThat(cache().setMany(Map.of("k", refused, "good", 1))).containsExactly("k");
            assertThat(cache().<Object, RuntimeException>getOrSet("k", () -> refused))
                    .isSameAs(refused);
            assertThat(cache().contains("k")).isFalse();
            assertThat(value("good")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D122 without waiting: the work runs on another thread, and a pending value blocks nobody")
    default void doesNotBlock() throws Exception {
        Cache cache = cache();
        Thread worker = cache.async()
                .<Thread>getOrSet("thread", Duration.ZERO, Thread::currentThread)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(worker).isNotSameAs(Thread.currentThread());

        CompletableFuture<String> pending = new CompletableFuture<>();
        AtomicInteger calls = new AtomicInteger();
        List<CompletableFuture<String>> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(cache.async()
                    .<String>getOrSet("k", draft -> {
                        calls.incrementAndGet();
                        return pending;
                    })
                    .toCompletableFuture());
        }
        assertThat(cache.async().set("other", 1).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(readers).noneMatch(CompletableFuture::isDone);
        pending.complete("v");
        for (CompletableFuture<String> reader : readers) {
            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo("v");
        }
        assertThat(calls).hasValue(1);
        assertThat(value("k")).isEqualTo("v");
    }
}
