package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.AsyncCache;
import dev.larder.Cache;
import dev.larder.Caches;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group A: the backend {@code none}, which keeps nothing and is content with everything. No line is left out. */
class NoneTest {

    static final Map<String, String> LEFT_OUT = Map.of();

    private final Caches caches = Caches.open(Map.of("larder.caches.default.backend", "none"));
    private final Cache cache = caches.get("default");

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @DisplayName("D1 finds nothing after writing")
    void findsNothing() {
        cache.set("k", "v");
        assertThat(cache.<String>get("k")).isNull();
        assertThat(cache.get("k", "fallback")).isEqualTo("fallback");
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @DisplayName("D2 adds every time and stores nothing")
    void addsEveryTime() {
        assertThat(cache.add("k", 1)).isTrue();
        assertThat(cache.add("k", 2)).isTrue();
        assertThat(cache.<Integer>get("k")).isNull();
    }

    @Test
    @DisplayName("D4 a bulk read after a bulk write is empty")
    void bulkReadsAreEmpty() {
        cache.setMany(Map.of("a", 1, "b", 2));
        assertThat(cache.getMany(List.of("a", "b"))).isEmpty();
    }

    @Test
    @DisplayName("D5 done better: a key with a space needs no warning, since it works everywhere")
    void warnsOfNoKey() {
        try (LogRecords log = new LogRecords()) {
            assertThat(cache.getMany(List.of("a key"))).isEmpty();
            assertThat(cache.setMany(Map.of("a key", 1))).isEmpty();
            assertThat(cache.deleteMany(List.of("a key"))).isZero();
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    @DisplayName("D8 there is never anything to count")
    void cannotCount() {
        cache.set("n", 1);
        for (long delta : new long[] {1, -1}) {
            assertThatThrownBy(() -> cache.increment("n", delta)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> cache.decrement("n", delta)).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    @DisplayName("D9 there is never anything to touch")
    void touchesNothing() {
        cache.set("k", 1);
        assertThat(cache.touch("k")).isFalse();
        assertThat(cache.touch("k", Cache.FOREVER)).isFalse();
    }

    @Test
    @DisplayName("D10 takes what could never be stored, with a codec too")
    void takesAnything() {
        Map<String, String> settings =
                Map.of("larder.caches.default.backend", "none", "larder.caches.default.codec", "java");
        try (Caches strict = Caches.open(settings)) {
            for (Cache any : List.of(cache, strict.get("default"))) {
                any.set("k", new Object());
                assertThat(any.add("k", Thread.currentThread())).isTrue();
                assertThat(any.setMany(Map.of("k", new Object()))).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("D11 a bulk write never fails, whatever the lifetime and the version")
    void bulkWritesNeverFail() {
        assertThat(cache.setMany(Map.of("a", 1))).isEmpty();
        assertThat(cache.setMany(Map.of("a", 1), Duration.ofHours(1))).isEmpty();
        assertThat(cache.withVersion(7).setMany(Map.of("a", 1), Duration.ZERO)).isEmpty();
    }

    @Test
    @DisplayName("D13 there is never anything to move to another version")
    void movesNothing() {
        cache.set("k", 1);
        assertThatThrownBy(() -> cache.incrementVersion("k")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> cache.incrementVersion("k", -1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("D15 every operation comes without waiting too")
    void hasAllOperationsWithoutWaiting() {
        Set<String> here = names(Cache.class, Set.of("name", "statistics", "async", "begin", "beginRefresh"));
        assertThat(names(AsyncCache.class, Set.of())).isEqualTo(here);
        for (Method method : AsyncCache.class.getMethods()) {
            assertThat(method.getReturnType()).isIn(CompletionStage.class, AsyncCache.class);
        }
    }

    private static Set<String> names(Class<?> type, Set<String> except) {
        return Arrays.stream(type.getMethods())
                .map(Method::getName)
                .filter(name -> !except.contains(name))
                .collect(Collectors.toSet());
    }

    /** The same operation in both forms. */
    private record Twins(Function<Cache, Object> now, Function<AsyncCache, CompletionStage<?>> later) {}

    @Test
    @DisplayName("D15 without waiting, every operation does the same")
    void behavesTheSameWithoutWaiting() {
        AsyncCache async = cache.async();
        for (Twins twins : twins()) {
            assertThat(result(() ->
                            twins.later().apply(async).toCompletableFuture().join()))
                    .isEqualTo(result(() -> twins.now().apply(cache)));
        }
    }

    private static List<Twins> twins() {
        Map<String, Integer> pairs = Map.of("a", 1);
        List<String> keys = List.of("a", "b");
        return List.of(
                new Twins(c -> done(() -> c.set("a", 1)), c -> c.set("a", 1)),
                new Twins(c -> c.get("a"), c -> c.get("a")),
                new Twins(c -> c.get("a", 2), c -> c.get("a", 2)),
                new Twins(c -> c.contains("a"), c -> c.contains("a")),
                new Twins(c -> c.add("a", 1), c -> c.add("a", 1)),
                new Twins(c -> c.setMany(pairs), c -> c.setMany(pairs)),
                new Twins(c -> c.getMany(keys), c -> c.getMany(keys)),
                new Twins(c -> c.getOrSet("a", () -> 1), c -> c.getOrSet("a", () -> 1)),
                new Twins(c -> c.touch("a"), c -> c.touch("a")),
                new Twins(c -> c.timeToLive("a"), c -> c.timeToLive("a")),
                new Twins(c -> c.increment("a"), c -> c.increment("a")),
                new Twins(c -> c.decrement("a", 2), c -> c.decrement("a", 2)),
                new Twins(c -> c.incrementVersion("a"), c -> c.incrementVersion("a")),
                new Twins(
                        c -> c.lock("a", Duration.ofDays(1)).isPresent(),
                        c -> c.lock("b", Duration.ofDays(1)).thenApply(lock -> lock.isPresent())),
                new Twins(c -> c.delete("a"), c -> c.delete("a")),
                new Twins(c -> c.deleteMany(keys), c -> c.deleteMany(keys)),
                new Twins(c -> c.keys("*").collect(Collectors.toSet()), c -> c.keys("*")),
                new Twins(c -> c.deleteMatching("*"), c -> c.deleteMatching("*")),
                new Twins(c -> c.withVersion(2).get("a"), c -> c.withVersion(2).get("a")),
                new Twins(c -> done(() -> c.invalidateTags("t")), c -> c.invalidateTags("t")),
                new Twins(c -> done(c::clear), c -> c.clear()));
    }

    private static Object done(Runnable action) {
        action.run();
        return null;
    }

    /** What it comes to, or what it throws. */
    private static List<Object> result(Supplier<Object> call) {
        try {
            return Collections.singletonList(call.get());
        } catch (CompletionException e) {
            return List.of(e.getCause().getClass(), e.getCause().getMessage());
        } catch (RuntimeException e) {
            return List.of(e.getClass(), e.getMessage());
        }
    }
}
