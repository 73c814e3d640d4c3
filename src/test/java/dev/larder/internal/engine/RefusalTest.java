package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.MapStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A backend that can be read and takes nothing. */
class RefusalTest {

    private static final CachePolicy TAGGED =
            CachePolicy.ttl(Duration.ofMinutes(1)).tags("t");

    private final MapStore held = new MapStore();
    private final AtomicBoolean full = new AtomicBoolean();
    private final MapStore entries = new MapStore();

    @Test
    void anInvalidationThatIsNotTakenIsNotTriedForEveryReaderAndIsBelievedByNobody() {
        try (ClusterFixture cluster = new ClusterFixture(new FullStore(held, full))) {
            Cache cache = cluster.untold().cache("c", entries);
            assertThat(cache.<String, RuntimeException>getOrSet("k", TAGGED, () -> "old"))
                    .isEqualTo("old");
            full.set(true);
            int before = held.trips();
            cache.invalidateTags("t");
            for (int i = 0; i < 1000; i++) {
                assertThat(cache.<Object>get("k")).isNull();
            }
            assertThat(held.trips() - before).as("readings of the journal").isLessThan(10);
            full.set(false);
            cluster.pass(Duration.ofMillis(250));
            assertThat(cache.<String, RuntimeException>getOrSet("k", TAGGED, () -> "new"))
                    .isEqualTo("new");
            assertThat(cache.<String, RuntimeException>getOrSet("k", TAGGED, () -> "newer"))
                    .isEqualTo("new");
        }
    }

    /**
     * Takes nothing while it is full.
     *
     * @param store behind it
     * @param full whether it is
     */
    private record FullStore(Store store, AtomicBoolean full) implements Store {

        @Override
        public Map<String, Entry> getAll(Collection<String> keys) {
            return store.getAll(keys);
        }

        @Override
        public Set<String> putAll(Map<String, Entry> entries) {
            return full.get() ? entries.keySet() : store.putAll(entries);
        }

        @Override
        public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
            return !full.get() && store.replace(key, expected, replacement);
        }

        @Override
        public Set<String> removeAll(Collection<String> keys) {
            return store.removeAll(keys);
        }

        @Override
        public void clear() {
            store.clear();
        }

        @Override
        public Stream<String> keys() {
            return store.keys();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
