package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to the database, callers get right values, soon, and it is said once. */
abstract class OutageContract {

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    /** What a busy machine may take besides. */
    private static final Duration SPARE = Duration.ofMillis(1500);

    private static final int THREADS = 8;
    private static final Logger GUARD = Logger.getLogger("dev.larder.internal.store.guard");

    private final DatabaseServer server;
    private final List<LogRecord> said = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            synchronized (said) {
                said.add(entry);
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private Caches caches;
    private Cache cache;
    private int number;

    OutageContract(DatabaseServer server) {
        this.server = server;
    }

    /** A statement that makes every insert fail as if the disk were full, and one that ends that. */
    abstract String[] fill();

    abstract String empty();

    abstract String quoted(String name);

    @BeforeEach
    void open() {
        String name = "larder.caches.outage.";
        caches = Caches.open(Map.of(
                name + "backend", "jdbc",
                name + "location", server.url(),
                name + "options.table", "outages",
                name + "ttl", "1h",
                name + "options.timeout", TIMEOUT.toMillis() + "ms"));
        cache = caches.get("outage");
        await("the table is there", () -> isStored("first"));
        GUARD.addHandler(listener);
    }

    @AfterEach
    void close() {
        GUARD.removeHandler(listener);
        caches.close();
    }

    private static void await(String what, BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(30);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private boolean isStored(String value) {
        String key = "k" + number++;
        cache.set(key, value);
        return value.equals(cache.get(key));
    }

    private long said(Level level) {
        synchronized (said) {
            return said.stream().filter(entry -> entry.getLevel() == level).count();
        }
    }

    /** Visitors while the database is out: right values, and nobody waits for longer than the time-out once. */
    private void visit() throws Exception {
        List<Duration> waits;
        try (Together visitors = new Together(THREADS)) {
            waits = visitors.all(visitor -> {
                Instant begin = Instant.now();
                Object value = cache.getOrSet("visited" + visitor, () -> "right");
                assertThat(value).isEqualTo("right");
                return Duration.between(begin, Instant.now());
            });
        }
        // One call of a visitor is several of the backend: after the first that fails, none is made.
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isLessThan(TIMEOUT.plus(SPARE)));
    }

    private void visitWithoutWaiting() {
        Instant begin = Instant.now();
        int visits = 0;
        while (Duration.between(begin, Instant.now()).compareTo(TIMEOUT) < 0) {
            assertThat(cache.<String, RuntimeException>getOrSet("v" + number++, () -> "right"))
                    .isEqualTo("right");
            visits++;
        }
        assertThat(visits).as("visits within one time-out").isGreaterThan(100);
    }

    private void recovers() {
        await("it is used again", () -> isStored("again"));
        assertThat(said(Level.WARNING)).as("warnings").isEqualTo(1);
        assertThat(said(Level.INFO)).as("messages that it answers").isEqualTo(1);
    }

    @Test
    void isKilledAndStartedAgain() throws Exception {
        server.kill();
        try {
            visit();
            visitWithoutWaiting();
        } finally {
            server.start();
        }
        recovers();
    }

    @Test
    void standsStillForAWhile() throws Exception {
        server.pause();
        try {
            visit();
            visitWithoutWaiting();
        } finally {
            server.resume();
        }
        recovers();
    }

    @Test
    void isRestartedWhileNobodyLooks() {
        server.kill();
        server.start();
        await("it is used again", () -> isStored("again"));
        assertThat(said(Level.WARNING)).as("nobody has noticed").isZero();
    }

    @Test
    void losesItsTable() {
        server.run("DROP TABLE " + quoted("outages"));
        assertThat(isStored("in a new table")).isTrue();
        assertThat(said(Level.WARNING)).as("nobody has noticed").isZero();
    }

    @Test
    void isFull() throws Exception {
        server.run(fill());
        try {
            cache.set("refused", "by a full disk");
            visit();
            visitWithoutWaiting();
        } finally {
            server.run(empty());
        }
        recovers();
    }

    @Test
    void holdsGarbage() {
        cache.set("k", "right");
        server.run("UPDATE " + quoted("outages") + " SET " + quoted("entry") + " = " + quoted("cache_key"));
        assertThat(cache.<String>get("k")).isNull();
        assertThat(cache.add("k", "right again")).isTrue();
        assertThat(cache.<String>get("k")).isEqualTo("right again");
        assertThat(said(Level.WARNING)).isZero();
    }
}
