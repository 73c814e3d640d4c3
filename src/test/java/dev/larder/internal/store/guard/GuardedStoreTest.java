package dev.larder.internal.store.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Entry;
import dev.larder.spi.StoreSize;
import dev.larder.testing.Entries;
import dev.larder.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedStoreTest {

    private static final Entry OLD = Entries.of("old");
    private static final Entry NEW = Entries.of("new");

    private final ManualClock clock = new ManualClock();
    private final FaultyStore backend = new FaultyStore();
    private final GuardedStore store = new GuardedStore(backend, "products", clock);
    private final Logger logger = Logger.getLogger("dev.larder.internal.store.guard");
    private final Log log = new Log();

    @BeforeEach
    void listen() {
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
    }

    private void breakDown() {
        backend.breakDown();
        assertThat(store.get("any")).isNull();
        backend.calls.clear();
    }

    private void recover() {
        backend.recover();
        clock.advance(Breaker.LONGEST_PAUSE);
    }

    @Test
    void passesEverythingOnWhileTheBackendAnswers() {
        assertThat(store.putAll(Map.of("k", OLD))).isEmpty();
        assertThat(store.get("k")).isSameAs(OLD);
        assertThat(store.getAll(List.of("k", "x"))).containsOnlyKeys("k");
        assertThat(store.replace("k", OLD, NEW)).isTrue();
        assertThat(store.keys()).containsExactly("k");
        assertThat(store.size().entries()).isEqualTo(1);
        assertThat(store.isShared()).isTrue();
        assertThat(store.removeAll(List.of("k", "x"))).containsExactly("k");
        store.clear();
        store.close();
        assertThat(backend.calls)
                .containsExactly("putAll", "get", "getAll", "replace", "keys", "size", "removeAll", "clear", "close");
    }

    @Test
    void turnsFaultsIntoMisses() {
        backend.held().put("k", OLD);
        backend.breakDown();
        assertThat(store.get("k")).isNull();
        assertThat(store.getAll(List.of("k"))).isEmpty();
        assertThat(store.putAll(Map.of("a", OLD, "b", OLD))).containsExactlyInAnyOrder("a", "b");
        assertThat(store.replace("k", null, NEW)).isFalse();
        assertThat(store.removeAll(List.of("k"))).isEmpty();
        assertThat(store.keys()).isEmpty();
        assertThat(store.size()).isEqualTo(StoreSize.UNKNOWN);
        store.clear();
        store.close();
    }

    @Test
    void turnsTheFirstFaultOfEachOperationIntoAMiss() {
        List<Runnable> operations = List.of(
                () -> assertThat(store.getAll(List.of("k"))).isEmpty(),
                () -> assertThat(store.putAll(Map.of("k", OLD))).containsExactly("k"),
                () -> assertThat(store.replace("k", null, NEW)).isFalse(),
                () -> assertThat(store.removeAll(List.of("k"))).isEmpty(),
                () -> assertThat(store.keys()).isEmpty(),
                () -> assertThat(store.size()).isEqualTo(StoreSize.UNKNOWN),
                store::clear);
        for (Runnable operation : operations) {
            recover();
            store.get("end the outage");
            backend.breakDown();
            backend.calls.clear();
            operation.run();
            assertThat(backend.calls).hasSize(1);
        }
    }

    @Test
    void leavesTheBackendAloneUntilItIsTimeToRetry() {
        breakDown();
        for (int i = 0; i < 100; i++) {
            store.get("k");
        }
        assertThat(backend.calls).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        store.get("k");
        store.get("k");
        assertThat(backend.calls).hasSize(1);
    }

    @Test
    void saysOnceThatAnOutageBeginsAndOnceThatItEnds() {
        backend.breakDown();
        for (int i = 0; i < 10; i++) {
            store.get("k");
            clock.advance(Duration.ofSeconds(20));
        }
        assertThat(log.levels()).containsExactly(Level.WARNING);
        recover();
        store.get("k");
        store.get("k");
        assertThat(log.levels()).containsExactly(Level.WARNING, Level.INFO);
        assertThat(log.records).allSatisfy(r -> assertThat(r.getMessage()).contains("products"));
        assertThat(log.records.get(0).getThrown()).hasMessage("connection refused");
    }

    @Test
    void whatWasRemovedDuringAnOutageDoesNotComeBack() {
        backend.held().putAll(Map.of("a", OLD, "b", OLD, "c", OLD));
        breakDown();
        store.removeAll(List.of("a"));
        recover();
        assertThat(store.getAll(List.of("a", "b", "c"))).containsOnlyKeys("b", "c");
        assertThat(backend.calls).containsExactly("removeAll", "getAll");
    }

    @Test
    void whatTheFirstFailingCallRemovedDoesNotComeBack() {
        backend.held().put("a", OLD);
        backend.breakDown();
        store.removeAll(List.of("a"));
        recover();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void whatWasOverwrittenDuringAnOutageDoesNotComeBack() {
        backend.held().put("a", OLD);
        breakDown();
        store.putAll(Map.of("a", NEW));
        recover();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void whatWasNotReplacedStaysAsItIs() {
        backend.held().put("counter", OLD);
        breakDown();
        store.replace("counter", OLD, NEW);
        recover();
        assertThat(store.get("counter")).isSameAs(OLD);
    }

    @Test
    void whatWasClearedDuringAnOutageDoesNotComeBack() {
        backend.held().put("a", OLD);
        breakDown();
        store.clear();
        store.removeAll(List.of("b"));
        recover();
        assertThat(store.get("a")).isNull();
        assertThat(backend.calls).containsExactly("clear", "get");
    }

    @Test
    void clearsEverythingWhenTooMuchWasRemovedToRemember() {
        backend.held().put("a", OLD);
        breakDown();
        store.removeAll(IntStream.rangeClosed(0, Unsent.MOST_KEYS)
                .mapToObj(i -> "k" + i)
                .collect(Collectors.toSet()));
        recover();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void remembersWhatIsMissingWhenTheTrialFailsHalfWay() {
        backend.held().putAll(Map.of("a", OLD, "b", OLD));
        breakDown();
        store.removeAll(List.of("a"));
        clock.advance(Breaker.FIRST_PAUSE);
        assertThat(store.removeAll(List.of("b"))).isEmpty();
        recover();
        assertThat(store.getAll(List.of("a", "b"))).isEmpty();
    }

    @Test
    void whatIsRemovedWhileTheTrialIsUnderWayDoesNotComeBack() {
        backend.held().putAll(Map.of("a", OLD, "b", OLD));
        breakDown();
        recover();
        backend.before = () -> {
            backend.before = () -> {};
            assertThat(store.removeAll(List.of("b")))
                    .as("refused: the outage is not over")
                    .isEmpty();
        };
        assertThat(store.get("a")).isSameAs(OLD);
        assertThat(store.get("b")).isNull();
    }

    @Test
    void sendsAgainOnlyOnce() {
        breakDown();
        store.removeAll(List.of("a"));
        recover();
        store.putAll(Map.of("a", NEW));
        assertThat(store.get("a")).isSameAs(NEW);
        assertThat(backend.calls).containsExactly("removeAll", "putAll", "get");
    }

    @Test
    void throwsARefusedValueAtTheCaller() {
        backend.fault = () -> new IllegalArgumentException("not serialisable");
        assertThatThrownBy(() -> store.putAll(Map.of("k", OLD))).isInstanceOf(IllegalArgumentException.class);
        backend.fault = UnsupportedOperationException::new;
        assertThatThrownBy(store::keys).isInstanceOf(UnsupportedOperationException.class);
        backend.recover();
        assertThat(store.putAll(Map.of("k", OLD))).isEmpty();
        assertThat(log.records).isEmpty();
    }

    @Test
    void aRefusedValueDoesNotUseUpTheTrial() {
        breakDown();
        recover();
        backend.fault = () -> new IllegalArgumentException("not serialisable");
        assertThatThrownBy(() -> store.putAll(Map.of("k", OLD))).isInstanceOf(IllegalArgumentException.class);
        backend.recover();
        assertThat(store.putAll(Map.of("k", OLD))).isEmpty();
    }

    private static final class Log extends Handler {
        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        List<Level> levels() {
            return new ArrayList<>(records.stream().map(LogRecord::getLevel).toList());
        }

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
