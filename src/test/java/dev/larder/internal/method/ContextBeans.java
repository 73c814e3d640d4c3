package dev.larder.internal.method;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.Cache;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheInvocationContext;
import javax.cache.annotation.CacheInvocationParameter;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.CacheMethodDetails;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolver;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;
import javax.cache.annotation.GeneratedCacheKey;

/** The beans of {@link ContextsTest}. */
final class ContextBeans {

    private ContextBeans() {}

    static List<Object> values(CacheInvocationParameter... parameters) {
        return List.of(parameters).stream()
                .map(CacheInvocationParameter::getValue)
                .toList();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Noted {}

    record Words(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }

    /** Remembers what it is told. */
    @ApplicationScoped
    static class Told implements CacheKeyGenerator, CacheResolverFactory {
        private final List<CacheMethodDetails<? extends Annotation>> details = new CopyOnWriteArrayList<>();
        private final List<CacheInvocationContext<? extends Annotation>> invocations = new CopyOnWriteArrayList<>();
        private final List<CacheKeyInvocationContext<? extends Annotation>> keys = new CopyOnWriteArrayList<>();

        List<CacheMethodDetails<? extends Annotation>> details() {
            return details;
        }

        List<CacheInvocationContext<? extends Annotation>> invocations() {
            return invocations;
        }

        List<CacheKeyInvocationContext<? extends Annotation>> keys() {
            return keys;
        }

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            keys.add(context);
            return new Words(values(context.getKeyParameters()).toString());
        }

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> method) {
            details.add(method);
            return new Remembering(invocations);
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> method) {
            throw new AssertionError("there is no exceptionCacheName");
        }
    }

    record Remembering(List<CacheInvocationContext<? extends Annotation>> invocations) implements CacheResolver {
        @Override
        @SuppressWarnings("unchecked") // as JSR-107 declares it
        public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> context) {
            invocations.add(context);
            return (Cache<K, V>) OwnCachesTest.Manager.cache(context.getCacheName());
        }
    }

    @CacheDefaults(cacheName = "of-the-class", cacheResolverFactory = Told.class, cacheKeyGenerator = Told.class)
    @ApplicationScoped
    static class Shop {
        @Noted
        @CacheResult(cacheName = "found")
        String find(@Noted @CacheKey String id, List<String> words, Object other) {
            return id;
        }

        @CachePut
        void put(String id, int number, @CacheValue String value) {}

        @CacheRemove
        void remove(String id, String other) {}

        @CacheRemoveAll
        void removeAll() {}
    }

    @ApplicationScoped
    static class Nameless {
        @CacheResult(cacheKeyGenerator = Told.class)
        String nameless(String id, int number) {
            return id;
        }
    }
}
