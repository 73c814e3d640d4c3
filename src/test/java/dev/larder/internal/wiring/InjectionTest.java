package dev.larder.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.Caches;
import dev.larder.fragment.Fragments;
import dev.larder.internal.method.MethodExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.util.Objects;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a bean gets injected. */
class InjectionTest {

    @AfterEach
    void unset() {
        System.clearProperty("larder.caches.default.ttl");
    }

    @Test
    void injectsTheDefaultCacheANamedOneAndTheRegistry() {
        try (SeContainer container = container(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            assertThat(shop.cache().name()).isEqualTo("default");
            assertThat(shop.products().name()).isEqualTo("products");
            assertThat(shop.caches().names()).contains("products", "default", "pages", "fragments");
            assertThat(shop.caches().get("products").name()).isEqualTo("products");
            assertThat(shop.fragments().key("sidebar")).isNotEmpty();
        }
    }

    @Test
    void cachesValuesThroughInjectedCaches() {
        try (SeContainer container = container(Shop.class)) {
            Shop shop = container.select(Shop.class).get();
            shop.products().set("k", "v");
            assertThat(shop.caches().get("products").<String>get("k")).isEqualTo("v");
            assertThat(shop.cache().contains("k")).isFalse();
        }
    }

    @Test
    void cachesMethodsInCachesThatTheirAnnotationsName() {
        try (SeContainer container = container(Counter.class)) {
            Counter counter = container.select(Counter.class).get();
            assertThat(counter.named(1)).isEqualTo(counter.named(1));
            assertThat(counter.nameless("a", 1)).isEqualTo(counter.nameless("a", 1));
            Caches caches = container.select(Caches.class).get();
            assertThat(caches.names()).contains("counters");
            assertThat(caches.get("counters").statistics().hits()).isEqualTo(1);
        }
    }

    @Test
    void stopsTheDeploymentOnWrongSettings() {
        System.setProperty("larder.caches.default.ttl", "soon");
        assertThatThrownBy(() -> container(Shop.class).close())
                .hasMessageContaining("larder.caches.default.ttl = 'soon'");
    }

    private static SeContainer container(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LarderExtension(), new MethodExtension())
                .addBeanClasses(beans)
                .initialize();
    }

    /** A bean whose methods are cached. */
    @ApplicationScoped
    static class Counter {
        private int calls;

        @CacheResult(cacheName = "counters")
        int named(int id) {
            return ++calls;
        }

        @CacheResult
        int nameless(String id, int... more) {
            return ++calls;
        }
    }

    /** A bean that uses everything injectable. */
    @ApplicationScoped
    static class Shop {

        @Inject
        @Nullable
        Cache cache;

        @Inject
        @CacheName("products")
        @Nullable
        Cache products;

        @Inject
        @Nullable
        Caches caches;

        @Inject
        @Nullable
        Fragments fragments;

        Cache cache() {
            return Objects.requireNonNull(cache);
        }

        Cache products() {
            return Objects.requireNonNull(products);
        }

        Caches caches() {
            return Objects.requireNonNull(caches);
        }

        Fragments fragments() {
            return Objects.requireNonNull(fragments);
        }
    }
}
