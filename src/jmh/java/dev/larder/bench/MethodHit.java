package dev.larder.bench;

import dev.larder.internal.method.MethodExtension;
import dev.larder.internal.wiring.LarderExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.TimeUnit;
import javax.cache.annotation.CacheResult;
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

/** A method whose result is there, through a CDI proxy of Weld's: beside an interceptor that does nothing, and none at all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class MethodHit {

    private static final int IDS = 256;

    private final Catalogue object = new Catalogue();
    private SeContainer container;
    private Catalogue bean;

    /** What is called. */
    @ApplicationScoped
    public static class Catalogue {
        private final Object[] products = new Object[IDS];
        private int computed;

        /** Needs no database: what is measured is the way there. */
        public Catalogue() {
            for (int i = 0; i < IDS; i++) {
                products[i] = new Object();
            }
        }

        public Object plain(long id) {
            return products[(int) id];
        }

        @Passing
        public Object passed(long id) {
            return products[(int) id];
        }

        @CacheResult(cacheName = "products")
        public Object cached(long id) {
            computed++;
            return products[(int) id];
        }

        @CacheResult(cacheName = "pairs")
        public Object cachedByTwo(long id, String language) {
            computed++;
            return products[(int) id];
        }

        public int computed() {
            return computed;
        }
    }

    /** Binds the interceptor that does nothing. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Passing {}

    /** Does nothing. */
    @Passing
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_AFTER)
    public static class PassingInterceptor {

        @AroundInvoke
        public Object pass(InvocationContext context) throws Exception {
            return context.proceed();
        }
    }

    /** Where a thread is among the products. */
    @State(Scope.Thread)
    public static class Cursor {
        private long at;

        long next() {
            at = (at + 1) & (IDS - 1);
            return at;
        }
    }

    /** Every result is in its cache before the first round. */
    @Setup
    public void fill() {
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LarderExtension(), new MethodExtension())
                .addBeanClasses(Catalogue.class, PassingInterceptor.class)
                .initialize();
        bean = container.select(Catalogue.class).get();
        for (int round = 0; round < 2; round++) {
            for (long id = 0; id < IDS; id++) {
                bean.cached(id);
                bean.cachedByTwo(id, "en");
            }
        }
        if (bean.computed() != 2 * IDS) {
            throw new IllegalStateException("nothing is cached here: " + bean.computed() + " computations");
        }
    }

    @TearDown
    public void close() {
        container.close();
    }

    @Benchmark
    public Object direct(Cursor cursor) {
        return object.plain(cursor.next());
    }

    @Benchmark
    public Object proxy(Cursor cursor) {
        return bean.plain(cursor.next());
    }

    @Benchmark
    public Object passingInterceptor(Cursor cursor) {
        return bean.passed(cursor.next());
    }

    @Benchmark
    public Object cached(Cursor cursor) {
        return bean.cached(cursor.next());
    }

    @Benchmark
    public Object cachedByTwo(Cursor cursor) {
        return bean.cachedByTwo(cursor.next(), "en");
    }
}
