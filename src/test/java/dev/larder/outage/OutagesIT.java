package dev.larder.outage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.larder.internal.store.jdbc.DatabaseServer;
import dev.larder.internal.store.jdbc.ServerKind;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a backend: pages, fragments, methods' results and values stay right, nobody waits for longer than the time-out once, nobody at all
 * afterwards, it is said once that it fails and once that it answers, and it is used again by itself.
 */
@DisplayName("outages, through every face")
class OutagesIT {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private <T extends AutoCloseable> T closing(T what) {
        open.push(what);
        return what;
    }

    private Stream<DynamicTest> outagesOf(FaultyBackend backend) throws Exception {
        closing(backend);
        Said said = closing(new Said());
        closing(Shop.configured(folder, backend));
        Outage outage = new Outage(backend, closing(new Shop(folder)), said);
        return backend.faults().stream()
                .sorted()
                .map(fault -> dynamicTest(fault.name(), () -> outage.isSurvived(fault)));
    }

    @TestFactory
    Stream<DynamicTest> redis() throws Exception {
        return outagesOf(Servers.redis());
    }

    @TestFactory
    Stream<DynamicTest> memcached() throws Exception {
        return outagesOf(Servers.memcached());
    }

    @TestFactory
    Stream<DynamicTest> postgres() throws Exception {
        boolean there = ServerKind.POSTGRESQL.isInstalled();
        assumeTrue(there || "true".equals(System.getenv("CI")), "no PostgreSQL (Debian: apt-get install postgresql)");
        return outagesOf(Servers.postgres(DatabaseServer.start(ServerKind.POSTGRESQL)));
    }

    @TestFactory
    Stream<DynamicTest> file() throws Exception {
        return outagesOf(Disk.mounted());
    }

    @TestFactory
    Stream<DynamicTest> jcache() throws Exception {
        return outagesOf(new ThrowingProvider());
    }

    @TestFactory
    Stream<DynamicTest> redisWithAnotherBackendBehindIt() throws Exception {
        return outagesOf(Servers.chain());
    }
}
