package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.annotation.CacheInvocationContext;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * JSR-107 1.1.1, {@code CacheResolverFactory}, {@code CacheResolver} and {@code CacheKeyGenerator}: the sentences that
 * {@link OwnCachesTest} leaves.
 *
 * <pre>
 * sentence                                     test
 * the resolver is fetched once per method      OwnCachesTest.aResolverIsFetchedOncePerMethod
 * it names the cache of each call              theResolverIsAskedForEveryCall
 * for each of the four annotations             allFourAnnotationsGoThroughIt, OwnCachesTest.putAndRemoveReachTheResolvedCache
 * an exception resolver, if there is a name    theExceptionResolverIsFetchedOnlyWhereThereIsAName, OwnCachesTest.exceptionsGoTo...
 * the generator is called for every call       theGeneratorIsAskedForEveryCallThatNeedsAKey
 * its key is not null                          aGeneratorWithoutAKeyIsNoReasonToFail
 * keys are equal as equals says                keysAreEqualAsEqualsSays
 * the same data by annotation and by API       theApiSeesWhatTheAnnotationsKeep, theAnnotationsSeeWhatTheApiKeeps
 * the pair that is there finds it by name      CacheResultTest, by deployment.caches.get(name)
 * </pre>
 */
class ResolversTest {

    private final Deployment deployment = new Deployment(Shop.class, Factory.class, Generator.class);
    private final Shop shop = deployment.bean(Shop.class);
    private final Factory factory = deployment.bean(Factory.class);
    private final Generator generator = deployment.bean(Generator.class);

    @AfterEach
    void undeploy() {
        OwnCachesTest.Manager.CACHES.getCacheNames().forEach(OwnCachesTest.Manager.CACHES::destroyCache);
        deployment.close();
    }

    private static Cache<Object, Object> cache(String name) {
        return OwnCachesTest.Manager.cache(name);
    }

    @Test
    @DisplayName("CacheResolver: asked for every call, a hit too")
    void theResolverIsAskedForEveryCall() {
        shop.find("a", "one");
        shop.find("a", "one");
        assertThat(factory.asked()).hasSizeGreaterThanOrEqualTo(2).containsOnly("one");
        assertThat(shop.find("a", "two")).as("in another cache").isEqualTo("a2");
        assertThat(shop.find("a", "one")).isEqualTo("a1");
    }

    @Test
    @DisplayName("CacheResolverFactory.getCacheResolver: for @CacheResult, @CachePut, @CacheRemove and @CacheRemoveAll")
    void allFourAnnotationsGoThroughIt() {
        shop.find("a", "one");
        shop.put("a", "one", "put");
        assertThat(shop.find("a", "one")).isEqualTo("put");
        shop.remove("a", "one");
        assertThat(shop.find("a", "one")).isEqualTo("a2");
        shop.removeAll("none", "one");
        assertThat(shop.find("a", "one")).isEqualTo("a3");
        assertThat(factory.fetched()).containsExactly("CacheResult", "CachePut", "CacheRemove", "CacheRemoveAll");
    }

    @Test
    @DisplayName("CacheResolverFactory.getExceptionCacheResolver: only where exceptionCacheName is not empty")
    void theExceptionResolverIsFetchedOnlyWhereThereIsAName() {
        shop.find("a", "one");
        assertThat(factory.fetched()).containsExactly("CacheResult");
        assertThatThrownBy(() -> shop.fails("b", "one")).hasMessage("1 failed");
        assertThatThrownBy(() -> shop.fails("b", "one")).hasMessage("1 failed");
        assertThat(factory.fetched()).containsExactlyInAnyOrder("CacheResult", "CacheResult", "exceptions");
    }

    @Test
    @DisplayName("CacheKeyGenerator: called for every call of a method that needs a key, and for no other")
    void theGeneratorIsAskedForEveryCallThatNeedsAKey() {
        shop.removeAll("a", "one");
        assertThat(generator.calls()).isZero();
        shop.find("a", "one");
        int first = generator.calls();
        shop.find("a", "one");
        assertThat(first).isPositive();
        assertThat(generator.calls()).isGreaterThan(first);
    }

    @Test
    @DisplayName("CacheKeyGenerator: a key is not null; where one is, the call goes past the cache")
    void aGeneratorWithoutAKeyIsNoReasonToFail() {
        assertThat(shop.find("no-key", "one")).isEqualTo("no-key1");
        assertThat(shop.find("no-key", "one")).isEqualTo("no-key2");
        shop.put("no-key", "one", "put");
        shop.remove("no-key", "one");
        assertThat(cache("one")).isEmpty();
    }

    @Test
    @DisplayName("GeneratedCacheKey: equal as equals and hashCode say")
    void keysAreEqualAsEqualsSays() {
        assertThat(shop.find("a", "one")).isEqualTo("a1");
        assertThat(shop.find(" a ", "one")).as("stripped by the generator").isEqualTo("a1");
    }

    @Test
    @DisplayName("javax.cache.annotation: the API sees what the annotations keep in the same cache")
    void theApiSeesWhatTheAnnotationsKeep() {
        shop.find("a", "one");
        assertThat(cache("one").get(new Stripped("a"))).isEqualTo("a1");
        shop.put("a", "one", "put");
        assertThat(cache("one").get(new Stripped("a"))).isEqualTo("put");
        shop.remove("a", "one");
        assertThat(cache("one").containsKey(new Stripped("a"))).isFalse();
    }

    @Test
    @DisplayName("javax.cache.annotation: the annotations see what the API keeps in the same cache")
    void theAnnotationsSeeWhatTheApiKeeps() {
        cache("one").put(new Stripped("a"), "by hand");
        assertThat(shop.find("a", "one")).isEqualTo("by hand");
        cache("one").remove(new Stripped("a"));
        assertThat(shop.find("a", "one")).isEqualTo("a1");
    }

    record Stripped(String text) implements GeneratedCacheKey {
        private static final long serialVersionUID = 1L;
    }

    /** Makes a key of the first parameter. */
    @ApplicationScoped
    static class Generator implements CacheKeyGenerator {
        private final AtomicInteger calls = new AtomicInteger();

        int calls() {
            return calls.get();
        }

        @Override
        public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> context) {
            calls.incrementAndGet();
            String text = (String) context.getAllParameters()[0].getValue();
            return text.equals("no-key") ? null : new Stripped(text.strip());
        }
    }

    /** Finds the cache that the second parameter names. */
    @ApplicationScoped
    static class Factory implements CacheResolverFactory {
        private final List<String> fetched = new CopyOnWriteArrayList<>();
        private final List<String> asked = new CopyOnWriteArrayList<>();

        List<String> fetched() {
            return fetched;
        }

        List<String> asked() {
            return asked;
        }

        @Override
        public CacheResolver getCacheResolver(CacheMethodDetails<? extends Annotation> details) {
            fetched.add(details.getCacheAnnotation().annotationType().getSimpleName());
            return new ByParameter(asked, "");
        }

        @Override
        public CacheResolver getExceptionCacheResolver(CacheMethodDetails<CacheResult> details) {
            fetched.add(details.getCacheAnnotation().exceptionCacheName());
            return new ByParameter(asked, "-exceptions");
        }
    }

    record ByParameter(List<String> asked, String suffix) implements CacheResolver {
        @Override
        @SuppressWarnings("unchecked") // as JSR-107 declares it
        public <K, V> Cache<K, V> resolveCache(CacheInvocationContext<? extends Annotation> context) {
            String name = (String) context.getAllParameters()[1].getValue();
            asked.add(name);
            return (Cache<K, V>) cache(name + suffix);
        }
    }

    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheResolverFactory = Factory.class, cacheKeyGenerator = Generator.class)
        String find(String id, String cache) {
            return id.strip() + calls.incrementAndGet();
        }

        @CachePut(cacheResolverFactory = Factory.class, cacheKeyGenerator = Generator.class)
        void put(String id, String cache, @CacheValue String value) {}

        @CacheRemove(cacheResolverFactory = Factory.class, cacheKeyGenerator = Generator.class)
        void remove(String id, String cache) {}

        @CacheRemoveAll(cacheResolverFactory = Factory.class)
        void removeAll(String id, String cache) {}

        @CacheResult(
                cacheResolverFactory = Factory.class,
                cacheKeyGenerator = Generator.class,
                exceptionCacheName = "exceptions")
        String fails(String id, String cache) throws IOException {
            throw new IOException(calls.incrementAndGet() - 1 + " failed");
        }
    }
}
