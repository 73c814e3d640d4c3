package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cache.ICache;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a cluster that Larder starts and ends. */
class HazelcastMembersIT {

    private static final String PROVIDER = "com.hazelcast.cache.HazelcastMemberCachingProvider";

    @TempDir
    private Path directory;

    private HazelcastConfigurations configurations;

    @Test
    void theCachesOfOneApplicationHaveOneMemberWhichEndsWithTheLast() throws Exception {
        String location = configuration("one.yaml", "");
        JCacheStoreFactory factory = new JCacheStoreFactory();
        Store first = factory.open(context("first", "", location));
        Store second = factory.open(context("second", "", location));
        assertThat(Hazelcast.getAllHazelcastInstances()).hasSize(1);
        first.close();
        second.putAll(Map.of("k", Entries.of("still there")));
        assertThat(second.get("k")).isEqualTo(Entries.of("still there"));
        second.close();
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (hasThreads() && System.nanoTime() < end) { // they end a moment later
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(hasThreads()).isFalse();
    }

    private static boolean hasThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("hz."));
    }

    @Test
    void applicationsWithPrefixesOfTheirOwnHaveCachesOfTheirOwn() throws Exception {
        String location = configuration("one.yaml", "");
        JCacheStoreFactory factory = new JCacheStoreFactory();
        try (Store one = factory.open(context("c", "a", location));
                Store other = factory.open(context("c", "b", location))) {
            one.putAll(Map.of("a:c:1:k", Entries.of(1)));
            other.putAll(Map.of("b:c:1:k", Entries.of(2)));
            one.clear();
            assertThat(other.get("b:c:1:k")).isEqualTo(Entries.of(2));
        }
    }

    @Test
    void nodesShareACacheWhereverTheirConfigurationLiesAndOneThatClosesEmptiesNothing() throws Exception {
        String here = configuration("here.yaml", "");
        String there = configuration("there.yaml", "");
        try (Store one = new JCacheStoreFactory().open(context("c", "", here))) {
            try (Store other = new JCacheStoreFactory().open(context("c", "", there))) {
                assertThat(Hazelcast.getAllHazelcastInstances())
                        .hasSize(2)
                        .allSatisfy(member ->
                                assertThat(member.getCluster().getMembers()).hasSize(2));
                one.putAll(Map.of("k", Entries.of("shared")));
                assertThat(other.get("k")).isEqualTo(Entries.of("shared"));
                assertThat(other.replace("k", Entries.of("shared"), Entries.of("changed")))
                        .isTrue();
            }
            assertThat(one.get("k")).isEqualTo(Entries.of("changed"));
        }
    }

    @Test
    void usesTheCacheThatHazelcastsConfigurationDefines() throws Exception {
        String location = configuration("one.yaml", """
                  cache:
                    c:
                      in-memory-format: %s
                """.formatted("BINARY"));
        try (Store store = new JCacheStoreFactory().open(context("c", "", location))) {
            store.putAll(Map.of("k", Entries.of(1)));
            HazelcastInstance member =
                    Hazelcast.getAllHazelcastInstances().iterator().next();
            ICache<String, Object> cache = member.getCacheManager().getCache("c");
            assertThat(cache.get("k")).isInstanceOf(byte[].class);
        }
    }

    @Test
    void refusesACacheInWhichBytesAreNeverEqual() throws Exception {
        String location = configuration("one.yaml", """
                  cache:
                    c:
                      in-memory-format: OBJECT
                """);
        assertThatThrownBy(() -> new JCacheStoreFactory().open(context("c", "", location)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.c.location = '" + location + "': ")
                .hasMessageContaining("in-memory-format is OBJECT");
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
    }

    private String configuration(String name, String more) throws IOException, URISyntaxException {
        if (configurations == null) {
            configurations = new HazelcastConfigurations(directory);
        }
        return configurations.write(name, more);
    }

    private static StoreContext context(String name, String prefix, String location) {
        ClassLoader loader = HazelcastMembersIT.class.getClassLoader();
        JavaCodec java = new JavaCodec(List.of(), "allow", loader);
        StoreSettings settings = new StoreSettings(
                Optional.of(location),
                new StoreSettings.Bounds(1000, OptionalLong.empty()),
                "java",
                Map.of("provider", PROVIDER));
        return new StoreContext(name, prefix, settings, new Envelope(List.of(java), "java", false), loader);
    }
}
