package dev.larder.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Cache;
import dev.larder.CacheName;
import dev.larder.Caches;
import dev.larder.annotation.CacheFor;
import dev.larder.internal.method.MethodExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the configuration says about methods, and how it fits what the methods say. */
class MethodSettingsTest {

    private final List<String> set = new ArrayList<>();

    @AfterEach
    void unset() {
        set.forEach(System::clearProperty);
    }

    private void set(String key, String value) {
        System.setProperty(key, value);
        set.add(key);
    }

    @Test
    void aNameThatIsNotDeclaredStopsTheDeploymentWithItsPlace() {
        set("larder.caches.closed", "true");
        assertThatThrownBy(() -> container(Misspelt.class).close())
                .hasMessageContaining("cache = 'page' (from " + Misspelt.class.getName()
                        + ".find(int)): not declared, and larder.caches.closed is true. Did you mean pages?")
                .hasMessageContaining("cache = 'fragment' (from " + Misspelt.class.getName() + ".cache)");
    }

    @Test
    void aValueThatCannotBeSerializedStopsTheDeployment() {
        set("larder.caches.prices.codec", "java");
        assertThatThrownBy(() -> container(Prices.class).close())
                .hasMessageContaining(Prices.class.getName() + ".price(int): its values are serialized for the cache"
                        + " 'prices', and " + Price.class.getName() + " does not implement java.io.Serializable. Let"
                        + " it, or use another codec.")
                .hasMessageNotContaining("all(")
                .hasMessageNotContaining("fine(");
    }

    @Test
    void whatAMethodDeclaresNeedNotBeAllowed() {
        set("larder.caches.allowed.codec", "java");
        try (SeContainer container = container(AllowedPrices.class)) {
            AllowedPrices prices = container.select(AllowedPrices.class).get();
            assertThat(prices.all(1)).containsExactly(new Allowed(1));
            assertThat(prices.all(1)).containsExactly(new Allowed(1));
            assertThat(prices.calls).isEqualTo(1);
        }
    }

    @Test
    void aValueThatIsKeptByReferenceMayBeAnything() {
        try (SeContainer container = container(Prices.class)) {
            Prices prices = container.select(Prices.class).get();
            assertThat(prices.price(1)).isSameAs(prices.price(1));
        }
    }

    @Test
    void methodsThatNameNoCacheUseTheConfiguredOneWithItsOwnLifetime() {
        set("larder.methods.cache", "common");
        set("larder.methods.override", "common");
        set("larder.caches.default.ttl", "0s");
        try (SeContainer container = container(Nameless.class)) {
            Nameless bean = container.select(Nameless.class).get();
            assertThat(bean.find(1)).isNotSameAs(bean.find(1));
            assertThat(container
                            .select(Caches.class)
                            .get()
                            .get("common")
                            .statistics()
                            .loads())
                    .isEqualTo(2);
        }
    }

    @Test
    void developmentWarnsOfACallPastTheCache() {
        set("larder.development", "true");
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                warnings.add(entry.getMessage());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("dev.larder.method");
        logger.addHandler(handler);
        try (SeContainer container = container(Calling.class)) {
            assertThat(container.select(Calling.class).get().both()).hasSize(2);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(warnings)
                .anyMatch(text -> text.startsWith(Calling.class.getName()
                        + ".find(int): seems to be called by its own bean, past every interceptor"));
    }

    private static SeContainer container(Class<?>... beans) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LarderExtension(), new MethodExtension())
                .addBeanClasses(beans)
                .initialize();
    }

    record Price(int cents) {}

    record Allowed(int cents) implements java.io.Serializable {}

    @Singleton
    static class AllowedPrices {
        private int calls;

        @CacheResult(cacheName = "allowed")
        List<Allowed> all(int id) {
            calls++;
            return List.of(new Allowed(id));
        }
    }

    @ApplicationScoped
    static class Prices {
        @CacheResult(cacheName = "prices")
        Price price(int id) {
            return new Price(id);
        }

        @CacheResult(cacheName = "prices")
        List<Allowed> all(int id) {
            return List.of();
        }

        @CacheResult(cacheName = "prices")
        List<String> fine(long id) {
            return List.of();
        }
    }

    @ApplicationScoped
    static class Misspelt {
        @Inject
        @CacheName("fragment")
        Cache cache;

        @CacheResult(cacheName = "page")
        Object find(int id) {
            return new Object();
        }
    }

    @ApplicationScoped
    static class Nameless {
        @CacheResult
        @CacheFor("1h")
        Object find(int id) {
            return new Object();
        }
    }

    @ApplicationScoped
    static class Calling {
        @CacheResult
        Object find(int id) {
            return new Object();
        }

        List<Object> both() {
            return List.of(find(1), find(2));
        }
    }
}
