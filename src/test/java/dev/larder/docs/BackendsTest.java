package dev.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import dev.larder.Outcome;
import dev.larder.internal.codec.Envelope;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreOptions;
import dev.larder.spi.StoreSettings;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/backends.md shows and says, run. */
class BackendsTest {

    private static final String CAFFEINE = "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider";

    // snippet: factory
    public static final class MapStoreFactory implements StoreFactory {

        @Override
        public String backend() {
            return "map"; // larder.caches.<name>.backend = map
        }

        @Override
        public Store open(StoreContext context) {
            return new MapStore();
        }
    }
    // end

    static final class ReachingFactory implements StoreFactory {

        @Override
        public String backend() {
            return "reaching";
        }

        // snippet: options
        record Reach(Duration timeout, int connections) {

            static Reach of(StoreOptions options) {
                return new Reach(
                        options.duration("timeout", Duration.ofMillis(500), Duration.ofMinutes(1)), // not set; most
                        options.number("connections", 10, 1000));
            }
        }

        @Override
        public List<String> check(StoreContext context) {
            StoreOptions options = StoreOptions.of(backend(), context);
            Reach.of(options);
            return options.findings(); // options that nobody has asked for are among them
        }
        // end

        @Override
        public Store open(StoreContext context) {
            StoreOptions options = StoreOptions.of(backend(), context);
            Reach.of(options);
            options.requireNoFindings();
            return new MapStore();
        }
    }

    @Test
    void optionsThatNobodyHasAskedForAreFindings() {
        StoreSettings settings = new StoreSettings(
                Optional.empty(),
                new StoreSettings.Bounds(1, OptionalLong.empty()),
                "java",
                Map.of("conections", "3", "timeout", "1s"));
        StoreContext context = new StoreContext(
                "products", settings, new Envelope(List.of(), "java", false), BackendsTest.class.getClassLoader());
        assertThat(new ReachingFactory().check(context))
                .containsExactly("larder.caches.products.options.conections = '***': the backend reaching has no such"
                        + " option. Use one of: connections, timeout.");
        assertThatThrownBy(() -> new ReachingFactory().open(context)).isInstanceOf(IllegalArgumentException.class);
    }

    // snippet: store
    static final class MapStore implements Store {

        private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

        @Override
        public Map<String, Entry> getAll(Collection<String> keys) {
            Map<String, Entry> found = new HashMap<>();
            keys.forEach(key -> {
                Entry entry = entries.get(key);
                if (entry != null) {
                    found.put(key, entry);
                }
            });
            return found;
        }

        @Override
        public Set<String> putAll(Map<String, Entry> more) {
            entries.putAll(more);
            return Set.of(); // the keys that could not be written
        }

        @Override
        public boolean replace(String key, Entry expected, Entry replacement) {
            if (expected == null) {
                return replacement == null ? !entries.containsKey(key) : entries.putIfAbsent(key, replacement) == null;
            }
            return replacement == null ? entries.remove(key, expected) : entries.replace(key, expected, replacement);
        }

        @Override
        public Set<String> removeAll(Collection<String> keys) {
            Set<String> removed = new HashSet<>(keys);
            removed.removeIf(key -> entries.remove(key) == null);
            return removed;
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public boolean isShared() {
            return false; // no other process sees these entries
        }

        @Override
        public void close() {
            entries.clear();
        }
    }
    // end

    /** A backend that is down. */
    public static final class BrokenStoreFactory implements StoreFactory {

        @Override
        public String backend() {
            return "broken";
        }

        @Override
        public Store open(StoreContext context) {
            InvocationHandler down = (store, method, arguments) -> {
                if (method.getName().equals("close")) {
                    return null;
                }
                if (method.getName().equals("isShared")) {
                    return false; // known without the backend
                }
                throw new IllegalStateException("the backend is down");
            };
            return (Store) Proxy.newProxyInstance(Store.class.getClassLoader(), new Class<?>[] {Store.class}, down);
        }
    }

    @Test
    void aBackendOfOnesOwnIsFoundAsAService(@TempDir Path classes) throws IOException {
        with(MapStoreFactory.class, classes, "map", BackendsTest::worksAsACache);
    }

    @Test
    void aFaultOfTheBackendIsAMiss(@TempDir Path classes) throws IOException {
        with(BrokenStoreFactory.class, classes, "broken", cache -> {
            cache.set("k", 1);
            assertThat(cache.contains("k")).isFalse();
            assertThat(cache.delete("k")).isFalse();
            assertThat(cache.getMany(Set.of("k"))).isEmpty();
            assertThat(cache.setMany(Map.of("k", 1))).containsExactly("k");
            cache.clear();
            Outcome<Integer> outcome = cache.fetch("k", CachePolicy.inherited(), draft -> 2);
            assertThat(outcome.value()).isEqualTo(2);
            assertThat(outcome.because()).hasValue("store-failed");
        });
    }

    private static void with(Class<? extends StoreFactory> factory, Path classes, String backend, Consumer<Cache> test)
            throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(StoreFactory.class.getName()), factory.getName());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(application);
            try (Caches caches = Caches.open(Map.of("larder.caches.default.backend", backend))) {
                test.accept(caches.get("default"));
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void ehcacheIsTheDefault() {
        try (Caches caches = Caches.open(Map.of())) {
            worksAsACache(caches.get("default"));
        }
    }

    @Test
    void caffeineIsChosenByItsClass() {
        try (Caches caches = Caches.open(Map.of("larder.caches.default.provider", CAFFEINE))) {
            worksAsACache(caches.get("default"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.ehcache.jsr107.EhcacheCachingProvider", CAFFEINE})
    void holdsNoMoreThanItsBound(String provider) {
        Map<String, String> settings =
                Map.of("larder.caches.default.max-entries", "100", "larder.caches.default.provider", provider);
        try (Caches caches = Caches.open(settings)) {
            Cache cache = caches.get("default");
            for (int i = 0; i < 1000; i++) {
                cache.set("k" + i, i);
            }
            assertThat(cache.statistics().entries()).isBetween(1L, 100L);
        }
    }

    @Test
    void noneStoresNothingAndComputesEverything() {
        try (Caches caches = Caches.open(Map.of("larder.caches.default.backend", "none"))) {
            Cache cache = caches.get("default");
            AtomicInteger computed = new AtomicInteger();
            cache.getOrSet("k", computed::incrementAndGet);
            cache.getOrSet("k", computed::incrementAndGet);
            assertThat(computed).hasValue(2);
            cache.set("k", 1);
            assertThat(cache.add("k", 1)).isTrue();
            assertThat(cache.contains("k")).isFalse();
        }
    }

    @Test
    void aLevelNearerThanThisProcessIsRefused() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.default.near.enabled", "true")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.default.near.enabled = 'true'")
                .hasMessageContaining("in this process already");
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Caches.open(Map.of("larder.caches.default.encryption-key", "c2VjcmV0")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.default.encryption-key = '***'")
                .hasMessageContaining("6 bytes long, not exactly 32")
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static void worksAsACache(Cache cache) {
        cache.set("n", 1);
        assertThat(cache.increment("n")).isEqualTo(2);
        assertThat(cache.add("n", 9)).isFalse();
        assertThat(cache.delete("n")).isTrue();
        assertThat(cache.<String, RuntimeException>getOrSet("k", () -> "v")).isEqualTo("v");
        assertThat(cache.<String>get("k")).isEqualTo("v");
        cache.clear();
        assertThat(cache.contains("k")).isFalse();
    }
}
