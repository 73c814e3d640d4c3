package dev.larder.internal.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.Cache;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.internal.el.ExpressionLanguage;
import dev.larder.internal.key.KeyValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Idle time, early refresh, stereotypes, and what the configuration says instead of an annotation. */
class KeepingTest {

    private final Deployment deployment = new Deployment(Shop.class, Office.class);
    private final Shop shop = deployment.bean(Shop.class);
    private final Office office = deployment.bean(Office.class);

    @AfterEach
    void undeploy() {
        deployment.close();
    }

    @Test
    void whatNobodyAsksForIsGoneAfterTheIdleTime() {
        int first = shop.idle(1);
        pass(Duration.ofMinutes(11));
        assertThat(shop.idle(1)).isNotEqualTo(first);
    }

    @Test
    void whatIsAskedForLivesOnUntilTheLongestLifeEnds() {
        int first = shop.idle(1);
        for (int i = 0; i < 6; i++) {
            pass(Duration.ofMinutes(9));
            assertThat(shop.idle(1)).as("after %s minutes", (i + 1) * 9).isEqualTo(first);
        }
        pass(Duration.ofMinutes(7));
        assertThat(shop.idle(1)).as("after 61 minutes").isNotEqualTo(first);
    }

    @Test
    void aHitThatWouldAddLittleAddsNothing() {
        Idle idle = new Idle(Duration.ofMinutes(10), Cache.FOREVER);
        assertThat(idle.extension(Duration.ofSeconds(50), Duration.ofSeconds(550)))
                .isNull();
        assertThat(idle.extension(Duration.ofSeconds(70), Duration.ofSeconds(530)))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(idle.first()).isEqualTo(Duration.ofMinutes(10));
        Idle short1 = new Idle(Duration.ofMinutes(10), Duration.ofMinutes(15));
        assertThat(short1.extension(Duration.ofMinutes(9), Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void earlyRefreshIsAsTheMethodSaysElseAsTheCacheIsConfigured() throws Exception {
        assertThat(keeping("early").policy().earlyRefresh()).isEqualTo(2.5);
        assertThat(keeping("idle").policy().earlyRefresh()).isNull();
    }

    private static Keeping keeping(String name) throws Exception {
        Method method = Shop.class.getDeclaredMethod(name, int.class);
        return Keeping.of(
                new Declaration(method, Set.of(method.getAnnotations()), Set.of(), List.of(Set.of())),
                new Findings(new KeyValues(), ExpressionLanguage.ofPlatform()));
    }

    @Test
    void aStereotypeOnAMethodGivesWhatItCarries() {
        int first = shop.composed(1);
        assertThat(shop.composed(1)).isEqualTo(first);
        pass(Duration.ofMinutes(2));
        int second = shop.composed(1);
        assertThat(second).isNotEqualTo(first);
        deployment.caches.invalidateTags("composed:1");
        assertThat(shop.composed(1)).isNotEqualTo(second);
        assertThat(deployment.extension().cacheNames()).containsKey("composed");
    }

    @Test
    void aTypeInvalidatesForItsMethods() {
        int first = shop.composed(1);
        office.look(1);
        assertThat(shop.composed(1)).isEqualTo(first);
        office.change(1);
        assertThat(shop.composed(1)).isNotEqualTo(first);
    }

    @Test
    void theConfiguredLifetimeWinsWhereTheConfigurationSaysSo() {
        deployment.extension().configure(new MethodOptions(null, Set.of("composed"), false));
        int first = shop.composed(1);
        int other = shop.idle(1);
        pass(Duration.ofMinutes(2));
        assertThat(shop.composed(1)).as("of a cache with 5 minutes").isEqualTo(first);
        deployment.caches.invalidateTags("composed:1");
        assertThat(shop.composed(1)).as("tags count all the same").isNotEqualTo(first);
        pass(Duration.ofMinutes(6));
        assertThat(shop.idle(1)).as("of another cache").isEqualTo(other);
    }

    @Test
    void aStarMeansEveryCache() {
        deployment.extension().configure(new MethodOptions(null, Set.of("*"), false));
        int first = shop.idle(1);
        pass(Duration.ofMinutes(6));
        assertThat(shop.idle(1)).isNotEqualTo(first);
    }

    @Test
    void methodsThatNameNoCacheShareTheConfiguredOneAndNotTheirEntries() {
        deployment.extension().configure(new MethodOptions("common", Set.of(), false));
        int first = shop.nameless(1);
        assertThat(shop.alsoNameless(1)).isNotEqualTo(first);
        shop.emptyMine();
        assertThat(shop.nameless(1)).isEqualTo(first);
        deployment.caches.get("common").clear();
        assertThat(shop.nameless(1)).isNotEqualTo(first);
        assertThat(shop.composed(1)).isEqualTo(shop.composed(1));
        assertThat(deployment.caches.get("composed").statistics().hits()).isPositive();
    }

    private void pass(Duration time) {
        deployment.caches.clock.advance(time);
    }

    /** What a project says in one word. */
    @CacheResult(cacheName = "composed")
    @CacheFor("1m")
    @CacheTags("composed:{id}")
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface Composed {}

    @ApplicationScoped
    static class Shop {
        private final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "idle")
        @CacheFor(value = "1h", idle = "10m")
        int idle(int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        @CacheFor(value = "1h", earlyRefresh = 2.5)
        int early(int id) {
            return calls.incrementAndGet();
        }

        @Composed
        int composed(int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        int nameless(int id) {
            return calls.incrementAndGet();
        }

        @CacheResult
        int alsoNameless(int id) {
            return calls.incrementAndGet();
        }

        @CacheRemoveAll
        void emptyMine() {}
    }

    @InvalidateTags("composed:{0}")
    @ApplicationScoped
    static class Office {
        void change(int id) {}

        @CacheResult
        int look(int id) {
            return id;
        }
    }
}
