package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JCacheStoreTest {

    private final StoreFactory factory = new JCacheStoreFactory();

    private static StoreContext context(String codec, Optional<String> location, Map<String, String> options) {
        ClassLoader loader = JCacheStoreTest.class.getClassLoader();
        JavaCodec java = new JavaCodec(List.of(), "larder.caches.products.options.allow", loader);
        StoreSettings settings =
                new StoreSettings(location, new StoreSettings.Bounds(100, OptionalLong.empty()), codec, options);
        return new StoreContext("products", settings, new Envelope(List.of(java), "java", false), loader);
    }

    private static StoreContext with(String provider) {
        return context(StoreSettings.REFERENCE, Optional.empty(), Map.of("provider", provider));
    }

    private static StoreContext at(String location) {
        return context("java", Optional.of(location), Map.of());
    }

    @Test
    void usesEhcacheUnlessToldOtherwise() {
        StoreContext context = context(StoreSettings.REFERENCE, Optional.empty(), Map.of());
        assertThat(factory.backend()).isEqualTo("jcache");
        assertThat(factory.check(context)).isEmpty();
        assertThat(ProviderClass.of(context).name()).isEqualTo(ProviderClass.EHCACHE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.NoSuchProvider", "not a class", "java.lang.String"})
    @DisplayName("D186: a provider that cannot be loaded is an error that names it and the cause")
    void saysWhichProviderCannotBeLoadedAndWhatToDo(String provider) {
        String cause = provider.equals("java.lang.String") ? "not a javax.cache.spi.CachingProvider" : "ClassNotFound";
        assertThat(factory.check(with(provider))).singleElement().asString().contains(cause);
        assertThatThrownBy(() -> factory.open(with(provider)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.products.provider = '" + provider + "': ")
                .hasMessageContaining(cause)
                .hasMessageContaining(ProviderClass.EHCACHE);
    }

    @Test
    void saysThatAProviderCannotBeMade() {
        assertThatThrownBy(() -> factory.open(with(Unmakeable.class.getName())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no uri at all", "file:///no/such/ehcache.xml"})
    void saysWhichLocationIsWrong(String location) {
        assertThatThrownBy(() -> factory.open(at(location)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.products.location = '" + location + "': ");
    }

    @Test
    void saysThatTheServerHasNoSuchCacheManager() {
        assertThatThrownBy(() -> factory.open(at("jndi:payara/CacheManager")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.products.location = 'jndi:payara/CacheManager': ");
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderClass.EHCACHE, ProviderClass.CAFFEINE})
    void isNotShared(String provider) {
        try (Store store = factory.open(with(provider))) {
            assertThat(store.isShared()).isFalse();
        }
    }

    @Test
    void countsEvictionsOfEhcache() {
        try (Store store = factory.open(with(ProviderClass.EHCACHE))) {
            for (int i = 0; i < 250; i++) {
                store.putAll(Map.of("k" + i, Entries.of(i)));
            }
            store.removeAll(List.copyOf(store.keys().limit(10).toList()));
            Instant deadline = Instant.now().plusSeconds(10);
            while (store.size().evictions() < 150 && Instant.now().isBefore(deadline)) {
                Thread.onSpinWait();
            }
            assertThat(store.size().evictions()).isEqualTo(150);
            assertThat(store.size().entries()).isEqualTo(90);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderClass.EHCACHE, ProviderClass.CAFFEINE})
    void keepsWhatIsDeadByTheProvidersClockForAWhile(String provider) {
        try (Store store = factory.open(with(provider))) {
            store.putAll(Map.of("k", Entries.living(1, Duration.ZERO)));
            assertThat(store.get("k")).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderClass.EHCACHE, ProviderClass.CAFFEINE})
    void neverAsksAnEntityWhetherItEqualsAnother(String provider) {
        try (Store store = factory.open(with(provider))) {
            Entry first = Entries.of(new Entity("first"));
            store.putAll(Map.of("k", first));
            assertThat(store.replace("k", Entries.of(new Entity("other")), Entries.of(1)))
                    .isFalse();
            assertThat(store.replace("k", first, Entries.of(new Entity("second"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ProviderClass.EHCACHE, ProviderClass.CAFFEINE})
    void whatIsUnreadableCountsAsAbsent(String provider) {
        StoreContext context = context("java", Optional.empty(), Map.of("provider", provider));
        Form form = new EnvelopeForm(context.codec(), new KeepTime(Duration.ZERO));
        Object ofAnotherKey = form.pack("other", Entries.of(1));
        assertThat(form.unpack("k", ofAnotherKey)).isNull();
        assertThat(form.unpack("other", ofAnotherKey)).isEqualTo(Entries.of(1));
    }

    private static final class Entity {
        private final String name;

        Entity(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("asked " + name);
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** A provider without a constructor that anybody may call. */
    private abstract static class Unmakeable implements javax.cache.spi.CachingProvider {}
}
