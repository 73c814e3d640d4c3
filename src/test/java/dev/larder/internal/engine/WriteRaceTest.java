package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load that ends in the middle of a write does not overwrite it. */
@Timeout(20)
class WriteRaceTest {

    private final EngineFixture fixture = new EngineFixture();
    private volatile Runnable afterReplacing = () -> {};
    private final Cache cache = fixture.cache("products", EngineFixture.defaults(), new Interrupted());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsAddedStays() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Future<String> load = fixture.threads.submit(() -> cache.<String, Exception>getOrSet("k", () -> {
            begun.countDown();
            go.await();
            return "loaded before";
        }));
        begun.await();
        afterReplacing = () -> {
            go.countDown();
            assertThat(load).succeedsWithin(Duration.ofSeconds(5));
        };
        assertThat(cache.add("k", "added")).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("added");
    }

    /** A map in the middle of whose compare-and-set something else happens. */
    private final class Interrupted implements Store {

        private final MapStore map = new MapStore();

        @Override
        public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
            boolean replaced = map.replace(key, expected, replacement);
            afterReplacing.run();
            return replaced;
        }

        @Override
        public Map<String, Entry> getAll(Collection<String> keys) {
            return map.getAll(keys);
        }

        @Override
        public Set<String> putAll(Map<String, Entry> entries) {
            return map.putAll(entries);
        }

        @Override
        public Set<String> removeAll(Collection<String> keys) {
            return map.removeAll(keys);
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public void close() {
            map.close();
        }
    }
}
