package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import dev.larder.spi.Bus;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.pool2.ObjectPool;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import redis.clients.authentication.core.Token;
import redis.clients.jedis.Jedis;

/** An application brings its own Jedis, or none. */
class RedisClassLoaderIT {

    @Test
    void theApplicationsClassLoaderIsCollectedAfterClosing() throws Exception {
        try (RedisServer server = RedisServer.start()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet(); // other tests may have left some
            WeakReference<ClassLoader> loader = used(server.location());
            RedisServer.await(() -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .noneMatch(thread ->
                            Set.of("commons-pool-evictor", "larder-bus-c").contains(thread.getName())));
            RedisServer.await(() -> {
                System.gc();
                System.runFinalization();
                return loader.get() == null;
            });
        }
    }

    private static WeakReference<ClassLoader> used(String location) throws Exception {
        try (URLClassLoader application = application(
                Jedis.class, ObjectPool.class, Gson.class, JSONObject.class, Token.class, LoggerFactory.class)) {
            assertThat(run(application, Uses.class, location)).isEqualTo("1 message(s), 1 entry");
            return new WeakReference<>(application);
        }
    }

    @Test
    void withoutTheClientTheBackendIsAFindingThatNamesIt() throws Exception {
        try (URLClassLoader application = application()) {
            assertThat(run(application, Checks.class, "redis://localhost"))
                    .isEqualTo("[larder.caches.c.backend = 'redis': its client is missing. "
                            + "Add redis.clients:jedis:8.0.2 to the application.]");
        }
    }

    private static URLClassLoader application(Class<?>... libraries) {
        URL[] urls = Stream.concat(Stream.of(Store.class, RedisClassLoaderIT.class), Stream.of(libraries))
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static String run(ClassLoader application, Class<?> what, String location) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(application);
        try {
            @SuppressWarnings("unchecked") // the classes below
            UnaryOperator<String> deployed = (UnaryOperator<String>)
                    application.loadClass(what.getName()).getConstructor().newInstance();
            return deployed.apply(location);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs inside the application. */
    public static final class Uses implements UnaryOperator<String> {

        @Override
        public String apply(String location) {
            StoreContext context = Contexts.of(location, Map.of("timeout", "10s"));
            StoreFactory factory = new RedisStoreFactory();
            List<byte[]> heard = new CopyOnWriteArrayList<>();
            try (Store store = factory.open(context);
                    Bus bus = factory.bus(context).orElseThrow()) {
                bus.listen(new Hearing(heard));
                bus.send(new byte[] {1});
                Instant now = Instant.now();
                Lifetime life = new Lifetime(now, now.plusSeconds(60), now.plusSeconds(60), now.plusSeconds(60));
                store.putAll(Map.of("k", new Entry(List.of(1), life, List.of(), Duration.ZERO)));
                long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                while (heard.isEmpty() && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return heard.size() + " message(s), " + store.size().entries() + " entry";
            }
        }
    }

    private record Hearing(List<byte[]> heard) implements Bus.Listener {

        @Override
        public void received(byte[] message) {
            heard.add(message);
        }

        @Override
        public void gap() {
            heard.clear();
        }
    }

    /** Runs inside an application without Jedis. */
    public static final class Checks implements UnaryOperator<String> {

        @Override
        public String apply(String location) {
            return new RedisStoreFactory()
                    .check(Contexts.of(location, Map.of()))
                    .toString();
        }
    }
}
