package dev.larder.internal.store.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.ConfigurationException;
import dev.larder.spi.Entry;
import dev.larder.testing.Entries;
import dev.larder.testing.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverStoreTest {

    private static final Entry OLD = Entries.of("old");
    private static final Entry NEW = Entries.of("new");

    private final ManualClock clock = new ManualClock();
    private final FaultyStore first = new FaultyStore();
    private final FaultyStore second = new FaultyStore();
    private final FailoverStore store = new FailoverStore(first, second, "products", new Backend(clock));
    private final Logger logger = Logger.getLogger(Backend.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler recording = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(recording);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(recording);
        logger.setUseParentHandlers(true);
    }

    private void recover() {
        first.recover();
        clock.advance(Breaker.LONGEST_PAUSE);
    }

    @Test
    void doesNotTouchTheSecondWhileTheFirstAnswers() {
        store.putAll(Map.of("k", OLD));
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(store.replace("k", OLD, NEW)).isTrue();
        assertThat(store.removeAll(List.of("k"))).containsExactly("k");
        store.clear();
        assertThat(second.calls).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void usesTheSecondWhileTheFirstIsOut() {
        first.breakDown();
        store.putAll(Map.of("k", NEW));
        first.calls.clear();
        for (int i = 0; i < 10; i++) {
            assertThat(store.get("k")).isSameAs(NEW);
        }
        assertThat(store.getAll(List.of("k"))).containsOnlyKeys("k");
        assertThat(store.keys()).containsExactly("k");
        assertThat(store.size().entries()).isEqualTo(1);
        assertThat(first.calls).as("nobody waits for the first").isEmpty();
        recover();
        assertThat(store.get("other")).isNull();
        assertThat(said).containsExactly("WARNING", "INFO");
    }

    @Test
    void bringsNothingBackInTheFirstThatWasChangedMeanwhile() {
        store.putAll(Map.of("put", OLD, "replaced", OLD, "removed", OLD, "untouched", OLD));
        first.breakDown();
        store.putAll(Map.of("put", NEW));
        store.replace("replaced", null, NEW);
        store.removeAll(List.of("removed"));
        recover();
        assertThat(store.getAll(List.of("put", "replaced", "removed", "untouched")))
                .containsOnlyKeys("untouched");
        assertThat(first.held()).containsOnlyKeys("untouched");
    }

    @Test
    void bringsNothingBackInTheFirstThatWasCleared() {
        store.putAll(Map.of("k", OLD));
        first.breakDown();
        store.clear();
        recover();
        assertThat(store.get("k")).isNull();
        assertThat(first.held()).isEmpty();
    }

    @Test
    void bringsNothingBackInTheSecondOfAnOutageBefore() {
        first.breakDown();
        store.putAll(Map.of("k", OLD));
        recover();
        store.putAll(Map.of("k", NEW));
        store.removeAll(List.of("k"));
        first.breakDown();
        assertThat(store.get("k")).isNull();
        assertThat(second.held()).isEmpty();
        assertThat(said).containsExactly("WARNING", "INFO", "WARNING");
    }

    @Test
    void usesNothingOfASecondThatCannotBeEmptied() {
        second.putAll(Map.of("k", OLD));
        first.breakDown();
        second.breakDown();
        assertThatThrownBy(() -> store.get("k")).isInstanceOf(IllegalStateException.class);
        second.recover();
        assertThat(store.get("k")).isNull();
        first.recover();
        store.close();
        assertThat(first.calls).last().isEqualTo("close");
        assertThat(second.calls).last().isEqualTo("close");
    }

    @Test
    void isChosenBySettings(@TempDir Path directory) {
        Map<String, String> settings = Map.of(
                "larder.caches.default.backend", "failover",
                "larder.caches.default.options.chain", "file, here:jcache",
                "larder.caches.default.options.file.location", directory.toString(),
                "larder.caches.default.codec", "java");
        try (Caches caches = Caches.open(settings)) {
            Cache cache = caches.get("default");
            cache.set("k", "v");
            assertThat(cache.<String>get("k")).isEqualTo("v");
        }
        assertThat(directory.resolve("default")).isDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file", "file,nothing", "file,file", "file,failover", "a:b:file,jcache", "file,"})
    void saysWhatIsWrongWithAChain(String chain) {
        Map<String, String> settings =
                Map.of("larder.caches.default.backend", "failover", "larder.caches.default.options.chain", chain);
        assertThatThrownBy(() -> Caches.open(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.default.options.chain");
    }

    @Test
    void saysWhatIsWrongWithItsLinks() {
        Map<String, String> settings = Map.of(
                "larder.caches.default.backend", "failover",
                "larder.caches.default.options.chain", "file,jcache",
                "larder.caches.default.options.file.location", "relative");
        assertThatThrownBy(() -> Caches.open(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("larder.caches.default.options.file.location = 'relative'");
    }
}
