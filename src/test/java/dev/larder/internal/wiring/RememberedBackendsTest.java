package dev.larder.internal.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.config.BackendSettings;
import dev.larder.internal.config.CacheSettings;
import dev.larder.internal.config.ValueSettings;
import dev.larder.internal.store.jcache.JCacheStoreFactory;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.testing.MapStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read from a backend is remembered only where nobody else can write to it. */
class RememberedBackendsTest {

    private static final StoreFactory LARDERS = new JCacheStoreFactory();

    private static CacheSettings settings(@Nullable String location, @Nullable String codec) {
        BackendSettings backend = new BackendSettings(
                "jcache",
                Optional.ofNullable(location),
                Optional.empty(),
                new BackendSettings.Near(false, Duration.ofMinutes(1), 100),
                Duration.ZERO,
                Map.of());
        return new CacheSettings(
                "products",
                CachePolicy.ttl(Duration.ofMinutes(5)),
                new CacheSettings.Keys("", 1),
                new CacheSettings.Bounds(100, OptionalLong.empty()),
                backend,
                new ValueSettings(Optional.ofNullable(codec), false, Optional.empty()));
    }

    private final Store own = new MapStore();

    @Test
    void aProviderThatLarderOpenedForItself() {
        assertThat(CacheOpener.isOwn(settings(null, null), LARDERS, own)).isTrue();
        assertThat(CacheOpener.isOwn(settings(null, "reference"), LARDERS, own)).isTrue();
    }

    @Test
    void notOneThatItsOwnConfigurationDescribes() {
        assertThat(CacheOpener.isOwn(settings("ehcache.xml", null), LARDERS, own))
                .isFalse();
    }

    @Test
    void notOneThatHoldsCopies() {
        assertThat(CacheOpener.isOwn(settings(null, "java"), LARDERS, own)).isFalse();
    }

    @Test
    void notOneThatOtherProcessesSee() {
        Store shared = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, arguments) -> method.getName().equals("isShared"));
        assertThat(CacheOpener.isOwn(settings(null, null), LARDERS, shared)).isFalse();
    }

    @Test
    void notTheApplicationsOwnOfTheSameName() {
        StoreFactory applications = new StoreFactory() {
            @Override
            public String backend() {
                return "jcache";
            }

            @Override
            public Store open(StoreContext context) {
                return own;
            }
        };
        assertThat(CacheOpener.isOwn(settings(null, null), applications, own)).isFalse();
    }
}
