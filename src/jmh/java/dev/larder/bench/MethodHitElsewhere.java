package dev.larder.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.bench.micronaut.MicronautCatalogue;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@link MethodHit#cached} measures, with other caches: bounded and expiring as Larder's are where nothing is configured. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MethodHitElsewhere {

    private static final int IDS = 256;
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int ENTRIES = 10_000;

    /** Every result is in its cache before the first round. */
    private static void fill(LongFunction<Object> method, IntSupplier computed) {
        for (int round = 0; round < 2; round++) {
            for (long id = 0; id < IDS; id++) {
                method.apply(id);
            }
        }
        if (computed.getAsInt() != IDS) {
            throw new IllegalStateException("nothing is cached here: " + computed.getAsInt() + " computations");
        }
    }

    /** What is called through Spring. */
    public static class Catalogue {
        private final Object[] products =
                IntStream.range(0, IDS).mapToObj(i -> new Object()).toArray();
        private int computed;

        @Cacheable("products")
        public Object cached(long id) {
            computed++;
            return products[(int) id];
        }

        public int computed() {
            return computed;
        }
    }

    /** Spring's {@code @Cacheable} over Caffeine. */
    @Configuration
    @EnableCaching
    public static class SpringConfiguration {

        @Bean
        public CacheManager cacheManager() {
            CaffeineCacheManager manager = new CaffeineCacheManager("products");
            manager.setCaffeine(Caffeine.newBuilder().maximumSize(ENTRIES).expireAfterWrite(LIFETIME));
            return manager;
        }

        @Bean
        public Catalogue catalogue() {
            return new Catalogue();
        }
    }

    /** Spring's beans. */
    @State(Scope.Benchmark)
    public static class Spring {
        private AnnotationConfigApplicationContext context;
        private Catalogue bean;

        @Setup
        public void open() {
            context = new AnnotationConfigApplicationContext(SpringConfiguration.class);
            bean = context.getBean(Catalogue.class);
            fill(bean::cached, bean::computed);
        }

        @TearDown
        public void close() {
            context.close();
        }
    }

    /** Micronaut's beans. */
    @State(Scope.Benchmark)
    public static class Micronaut {
        private io.micronaut.context.ApplicationContext context;
        private MicronautCatalogue bean;

        @Setup
        public void open() {
            context = io.micronaut.context.ApplicationContext.run(Map.of(
                    "micronaut.caches.products.maximum-size",
                    ENTRIES,
                    "micronaut.caches.products.expire-after-write",
                    LIFETIME.toString()));
            bean = context.getBean(MicronautCatalogue.class);
            fill(bean::cached, bean::computed);
        }

        @TearDown
        public void close() {
            context.close();
        }
    }

    @Benchmark
    public Object spring(Spring spring, MethodHit.Cursor cursor) {
        return spring.bean.cached(cursor.next());
    }

    @Benchmark
    public Object micronaut(Micronaut micronaut, MethodHit.Cursor cursor) {
        return micronaut.bean.cached(cursor.next());
    }
}
