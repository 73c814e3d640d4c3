package dev.larder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.fragment.Templates;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.method.MethodExtension;
import dev.larder.internal.page.ForwardedTags;
import dev.larder.internal.page.PageFilter;
import dev.larder.internal.page.PageOptions;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.internal.wiring.LarderExtension;
import dev.larder.testing.Interruptions;
import dev.larder.testing.StubRequest;
import dev.larder.testing.StubResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hit in an in-process cache waits for nobody and nothing. Two threads hit the same entry for a second, some
 * hundred thousand times, which makes them meet at any lock that both take.
 */
@Tag("slow")
class HitPathTest {

    private static final Duration LIFETIME = Duration.ofHours(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.ehcache.jsr107.EhcacheCachingProvider",
                "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider"
            })
    void valuesAreHitWithoutWaiting(String provider) throws Exception {
        try (Caches caches = Caches.open(Map.of("larder.caches.default.provider", provider))) {
            Cache cache = caches.get("default");
            AtomicInteger loads = new AtomicInteger();
            assertThat(Interruptions.of(() -> {
                        cache.getOrSet("key", CachePolicy.ttl(LIFETIME).tags("tag"), loads::incrementAndGet);
                        return cache.get("key");
                    }))
                    .isEmpty();
            assertThat(loads).hasValue(1);
        }
    }

    @Test
    void pagesAreHitWithoutWaiting() throws Exception {
        try (Caches caches = Caches.open(Map.of())) {
            Filter filter = new PageFilter(caches, options(), Clock.systemUTC());
            AtomicInteger computed = new AtomicInteger();
            byte[] body = new byte[4096];
            assertThat(Interruptions.of(() -> {
                        StubResponse response = new StubResponse();
                        filter.doFilter(new StubRequest(), response, (asked, answer) -> {
                            computed.incrementAndGet();
                            answer.setContentType("text/html");
                            answer.getOutputStream().write(body);
                        });
                        return response.count();
                    }))
                    .isEmpty();
            assertThat(computed).hasValue(1);
        }
    }

    private static PageOptions options() {
        return new PageOptions(
                CacheMode.SITE,
                "pages",
                LIFETIME,
                UndeclaredInputs.REFUSE,
                new PageOptions.Bounds(10_000, 4, 200),
                new PageOptions.Addresses(Set.of(), List.of("utm_*")),
                Set.of(),
                PageOptions.Gateway.STRICT,
                true,
                ForwardedTags.NONE,
                List.of());
    }

    @Test
    void methodsAreHitWithoutWaiting() throws Exception {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new LarderExtension(), new MethodExtension())
                .addBeanClasses(Catalogue.class)
                .initialize()) {
            Catalogue catalogue = container.select(Catalogue.class).get();
            assertThat(Interruptions.of(() -> catalogue.find(42))).isEmpty();
            assertThat(catalogue.calls()).isEqualTo(1);
        }
    }

    /** Counts. */
    @ApplicationScoped
    public static class Catalogue {

        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "products")
        public Object find(long id) {
            calls.incrementAndGet();
            return new Object();
        }

        int calls() {
            return calls.get();
        }
    }

    @Test
    void fragmentsAreHitWithoutWaiting() throws Exception {
        try (Caches caches = Caches.open(Map.of())) {
            FragmentEngine engine = new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));
            FragmentAttributes tag =
                    new FragmentAttributes("/page", Map.of("name", "sidebar", "ttl", "1h", "vary", "anne"));
            AtomicInteger rendered = new AtomicInteger();
            Callable<Object> hit = () -> engine.render(
                    tag,
                    new ServletRendering("/page", new StubRequest(), new StubResponse()),
                    out -> rendered.incrementAndGet());
            assertThat(Interruptions.of(hit)).isEmpty();
            assertThat(rendered).hasValue(1);
        }
    }
}
