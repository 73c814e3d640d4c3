package dev.larder.django;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.internal.store.redis.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Values in JCache providers that applications bring; the build gives this test a class path of its own. */
class ValuesOnProvidersIT {

    /** A provider that is bounded by its own configuration, or with room for more. */
    abstract static class Provider extends ValuesContract {

        Provider(String provider, Map<String, String> more, boolean copies) {
            super(settings(provider, more), copies);
        }

        private static Map<String, String> settings(String provider, Map<String, String> more) {
            assumeClassPath();
            Map<String, String> settings = new HashMap<>(more);
            settings.put("provider", provider);
            return settings;
        }

        static void assumeClassPath() {
            assumeTrue(Boolean.getBoolean("larder.test.jcache-providers"), "not the class path of this test");
        }

        static Map<String, String> bytes(String location) {
            return Map.of("location", location, "codec", "java", "options.allow", "dev.larder.django.**");
        }

        @Override
        public Bound bound() {
            return Bound.SERVERS;
        }
    }

    @Nested
    class OverHazelcast extends Provider {

        OverHazelcast() {
            super(
                    "com.hazelcast.cache.HazelcastMemberCachingProvider",
                    bytes(Objects.requireNonNull(ValuesOnProvidersIT.class.getResource("/hazelcast-alone.yaml"))
                            .toString()),
                    true);
        }

        /** Who ends a member ends it for everybody in the process. */
        @Override
        public boolean endsAlone() {
            return false;
        }
    }

    @Nested
    class OverInfinispan extends Provider {

        OverInfinispan() {
            super(
                    "org.infinispan.jcache.embedded.JCachingProvider",
                    Map.of("codec", "java", "options.allow", "dev.larder.django.**"),
                    true);
        }
    }

    @Nested
    class OverCache2k extends Provider {

        OverCache2k() {
            super("org.cache2k.jcache.provider.JCacheProvider", Map.of(), false);
        }
    }

    @Nested
    class OverRedisson extends Provider {

        private static RedisServer server;

        OverRedisson() {
            super("org.redisson.jcache.JCachingProvider", bytes(location()), true);
        }

        private static String location() {
            assumeClassPath();
            try {
                server = RedisServer.start();
                return Files.writeString(
                                server.directory().resolve("redisson.yaml"),
                                "singleServerConfig:\n  address: \"" + server.location() + "\"\n")
                        .toUri()
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @AfterAll
        static void stop() {
            if (server != null) {
                server.close();
            }
        }
    }
}
