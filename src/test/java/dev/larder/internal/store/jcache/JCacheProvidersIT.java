package dev.larder.internal.store.jcache;

import static dev.larder.testing.Guarantee.BIG_VALUES;
import static dev.larder.testing.Guarantee.COPIES;
import static dev.larder.testing.Guarantee.COUNTS;
import static dev.larder.testing.Guarantee.LISTS;
import static dev.larder.testing.Guarantee.OUTLIVES;
import static dev.larder.testing.Guarantee.RECLAIMS;
import static dev.larder.testing.Guarantee.SHARED;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.internal.store.redis.RedisServer;
import dev.larder.spi.Store;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract over providers that applications bring; the build gives this test a class path of its own. */
class JCacheProvidersIT {

    private static final Logger UNBOUNDED = Logger.getLogger(StandardDialect.class.getName());

    /** Each provider is started once, as a factory of one application does; with a margin, as some of them are a trip away. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    private abstract static class Contract extends StoreContract {

        private final String provider;
        private final String codec;
        private final StoreFactory factory = new JCacheStoreFactory(Duration.ofMillis(300));
        private Store first;

        Contract(String provider, String codec) {
            this.provider = provider;
            this.codec = codec;
        }

        Optional<String> location() {
            return Optional.empty();
        }

        @BeforeAll
        void start() throws IOException {
            assumeTrue(Boolean.getBoolean("larder.test.jcache-providers"), "not the class path of this test");
            UNBOUNDED.setLevel(Level.OFF);
            first = factory.open(context("first", settings(100)));
        }

        @AfterAll
        void end() {
            UNBOUNDED.setLevel(null);
            if (first != null) {
                first.close();
            }
        }

        @Override
        protected final StoreFactory factory() {
            return factory;
        }

        @Override
        protected final StoreSettings settings(long maxEntries) {
            StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
            return new StoreSettings(location(), bounds, codec, Map.of("provider", provider));
        }

        @Override
        protected int randomOperations() {
            return 100;
        }
    }

    @Nested
    @Guarantees(
            value = {SHARED, RECLAIMS, LISTS, COUNTS, COPIES, BIG_VALUES},
            row = "`jcache`, Hazelcast")
    class OverHazelcast extends Contract {

        OverHazelcast() {
            super("com.hazelcast.cache.HazelcastMemberCachingProvider", "java");
        }

        @Override
        Optional<String> location() {
            return Optional.of(Objects.requireNonNull(JCacheProvidersIT.class.getResource("/hazelcast-alone.yaml"))
                    .toString());
        }
    }

    @Nested
    @Guarantees(
            value = {SHARED, RECLAIMS, LISTS, COPIES, BIG_VALUES},
            row = "`jcache`, Infinispan")
    class OverInfinispan extends Contract {

        OverInfinispan() {
            super("org.infinispan.jcache.embedded.JCachingProvider", "java");
        }
    }

    @Nested
    @Guarantees(
            value = {RECLAIMS, LISTS, BIG_VALUES},
            row = "`jcache`, cache2k")
    class OverCache2k extends Contract {

        OverCache2k() {
            super("org.cache2k.jcache.provider.JCacheProvider", StoreSettings.REFERENCE);
        }
    }

    @Nested
    @Guarantees(
            value = {RECLAIMS, LISTS, COPIES, BIG_VALUES},
            row = "`jcache`, cache2k, with a codec")
    class OverCache2kWithCodec extends Contract {

        OverCache2kWithCodec() {
            super("org.cache2k.jcache.provider.JCacheProvider", "java");
        }
    }

    @Nested
    @Guarantees(
            value = {SHARED, OUTLIVES, RECLAIMS, LISTS, COPIES, BIG_VALUES},
            row = "`jcache`, Redisson")
    class OverRedisson extends Contract {

        private Path configuration;
        private RedisServer server;

        OverRedisson() {
            super("org.redisson.jcache.JCachingProvider", "java");
        }

        @Override
        Optional<String> location() {
            return Optional.of(configuration.toUri().toString());
        }

        @Override
        @BeforeAll
        void start() throws IOException {
            server = RedisServer.start();
            configuration = Files.writeString(
                    server.directory().resolve("redisson.yaml"),
                    "singleServerConfig:\n  address: \"" + server.location() + "\"\n");
            super.start();
        }

        @Override
        @AfterAll
        void end() {
            super.end();
            if (server != null) {
                server.close();
            }
        }
    }
}
