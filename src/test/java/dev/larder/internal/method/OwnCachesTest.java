package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.annotation.CacheDefaults;
import javax.cache.annotation.CacheInvocationContext;
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
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Key generators and cache resolvers of the application (JSR-107, {@code cacheKeyGenerator}, {@code cacheResolverFactory}). */
class OwnCachesTest {

    private Deployment deployment;
    private Shop shop;
    private Resolved resolved;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(Shop.class, Resolved.class, JCacheFactory.class);
        shop = deployment.bean(Shop.class);
        resolved = deployment.bean(Resolved.class);
    }

    @AfterEach
    void undeploy() {
        Manager.CACHES.getCacheNames().forEach(Manager.CACHES::destroyCache);
        deployment.close();
    }

    @Test
    void aGeneratorMakesTheKey() {
        assertThat(shop.find("a", "x")).isEqualTo("a1");
        assertThat(shop.find("A", "y")).isEqualTo("a1");
        assertThat(shop.find("b", "x")).isEqualTo("b2");
    }

    @Test
    void aGeneratorOfTheClassServesItsOtherMethodsToo() {
        shop.find("a", "x");
        shop.drop("A", "z");
        assertThat(shop.find("a", "x")).isEqualTo("a2");
    }

    @Test
    void aGeneratorIsToldAboutTheCall() {
        shop.find("a", "x");
        CacheKeyInvocationContext<? extends Annotation> context = LowerCase.LAST.get(0);
        assertThat(context.getCacheName()).isEqualTo("products");
        assertThat(context.getMethod().getName()).isEqualTo("find");
        assertThat(context.getCacheAnnotation()).isInstanceOf(CacheResult.class);
        assertThat(context.getAnnotations()).hasSize(1);
        assertThat(context.getTarget()).isInstanceOf(Shop.class);
        assertThat(context.getAllParameters()).extracting(p -> p.getValue()).containsExactly("a", "x");
        assertThat(context.getKeyParameters())
                .extracting(p -> p.getParameterPosition())
                .containsExactly(0);
        assertThat(context.getKeyParameters()[0].getRawType()).isEqualTo(String.class);
        assertThat(context.getKeyParameters()[0].getAnnotations()).hasAtLeastOneElementOfType(CacheKey.class);
        assertThat(context.getValueParameter()).isNull();
        assertThatThrownBy(() -> context.unwrap(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGeneratorThatFailsIsNoReasonToFail() {
        assertThat(shop.unlucky("a")).isEqualTo("a1");
        assertThat(shop.unlucky("a")).isEqualTo("a2");
    }

    @Test
    void aResolverNamesTheCacheForEachCall() {
        assertThat(resolved.find("a")).isEqualTo("a1");
        assertThat(resolved.find("a")).isEqualTo("a1");
        assertThat(Manager.CACHES.getCacheNames()).contains("own-products");
        assertThat(deployment.caches.names()).isEmpty();
    }

    @Test
    void aResolverIsFetchedOncePerMethod() {
        int before = JCacheFactory.FETCHED.get();
        resolved.find("a");
        resolved.find("b");
        assertThat(JCacheFactory.FETCHED.get()).isEqualTo(before + 1);
    }

    @Test
    void putAndRemoveReachTheResolvedCache() {
        resolved.put("a", "new");
        assertThat(resolved.find("a")).isEqualTo("new");
        resolved.remove("a");
        assertThat(resolved.find("a")).isEqualTo("a1");
        resolved.removeAll();
        assertThat(resolved.find("a")).isEqualTo("a2");
    }

    @Test
    void putOfNullRemovesFromTheResolvedCache() {
        resolved.put("a", "new");
        resolved.put("a", null);
        assertThat(resolved.find("a")).isEqualTo("a1");
    }

    @Test
    void exceptionsGoToTheResolversExceptionCache() {
        assertThatThrownBy(() -> resolved.fails("a")).hasMessage("1");
        assertThatThrownBy(() -> resolved.fails("a")).hasMessage("1");
        assertThat(Manager.CACHES.getCacheNames()).contains("own-exceptions");
    }

    record LowerKey(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }

    static final class LowerCase implements CacheKeyGenerator {
        static final List<CacheKeyInvocationContext<? extends Annotation>> LAST = new ArrayList<>();

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            LAST.add(0, context);
            return new LowerKey(String.valueOf(Arrays.stream(context.getKeyParameters())
                            .map(p -> p.getValue())
                            .toList())
                    .toLowerCase(Locale.ROOT));
        }
    }

    static final class Unlucky implements CacheKeyGenerator {
        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            throw new IllegalStateException("no luck");
        }
    }

    @CacheDefaults(cacheName = "products", cacheKeyGenerator = LowerCase.class)
    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        String find(@CacheKey String id, String user) {
            return id + calls.incrementAndGet();
        }

        @CacheRemove
        void drop(@CacheKey String id, String user) {}

        @CacheResult(cacheKeyGenerator = Unlucky.class)
        String unlucky(String id) {
            return id + calls.incrementAndGet();
        }
    }

    /** Caches of another provider than Larder's. */
    static final class Manager {
        static final CacheManager CACHES = Caching.getCachingProvider(CaffeineCachingProvider.class.getName())
                .getCacheManager();

        private Manager() {}

        static Cache<Object, Object> cache(String name) {
            Cache<Object, Object> cache = CACHES.getCache(name);
            return cache != null ? cache : CACHES.createCache(name, new MutableConfiguration<>());
        }
    }

    /** A bean, so that it may have dependencies. */
    @ApplicationScoped
    static class JCacheFactory implements CacheResolverFactory {
        static final AtomicInteger FETCHED = new AtomicInteger();

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> details) {
            FETCHED.incrementAndGet();
            assertThat(CDI.current()).isNotNull();
            return new Named("own-" + details.getCacheName());
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> details) {
            return new Named("own-" + details.getCacheAnnotation().exceptionCacheName());
        }
    }

    record Named(String name) implements CacheResolver {
        @Override
        @SuppressWarnings("unchecked") // as JSR-107 declares it
        public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> context) {
            return (Cache<K, V>) Manager.cache(name);
        }
    }

    @CacheDefaults(cacheName = "products", cacheResolverFactory = JCacheFactory.class)
    @ApplicationScoped
    static class Resolved {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult
        String find(String id) {
            return id + calls.incrementAndGet();
        }

        @CachePut
        void put(String id, @CacheValue String value) {}

        @CacheRemove
        void remove(String id) {}

        @CacheRemoveAll
        void removeAll() {}

        @CacheResult(exceptionCacheName = "exceptions")
        String fails(String id) throws IOException {
            throw new IOException("" + calls.incrementAndGet());
        }
    }
}
