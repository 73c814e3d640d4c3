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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void aProviderOfCopiesIsTakenAsSharedAndNeedsACodec() {
        StoreContext byReference = with(CopyingProvider.class.getName());
        assertThatThrownBy(() -> factory.open(byReference))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("larder.caches.products.codec = 'reference': ");
        Map<String, String> options = Map.of("provider", CopyingProvider.class.getName());
        try (Store store = factory.open(context("java", Optional.empty(), options))) {
            assertThat(store.isShared()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"reference, false", "java, false", "java, true"})
    void usesTheCacheThatTheProvidersOwnConfigurationDefines(String codec, boolean byValue, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("caches.conf"), """
                caffeine.jcache.products {
                  policy.maximum.size = 5
                  store-by-value.enabled = %s
                }
                """.formatted(byValue));
        Map<String, String> options = Map.of("provider", ProviderClass.CAFFEINE);
        String location = file.toUri().toString();
        try (Store store = factory.open(context(codec, Optional.of(location), options))) {
            for (int i = 0; i < 50; i++) {
                store.putAll(Map.of("k" + i, Entries.of(List.of(i))));
            }
            Entry entry = store.keys() // which are being evicted
                    .flatMap(key -> Stream.ofNullable(store.get(key)))
                    .findFirst()
                    .orElseThrow();
            assertThat(store.replace("new", null, entry)).isTrue();
            assertThat(entry.value()).isInstanceOf(List.class);
            waitUntil(() -> store.keys().count() < 20);
            assertThat(store.size().entries()).isEqualTo(-1);
        }
    }

    @Test
    void makesACacheThatTheProvidersOwnConfigurationDoesNotDefine(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("caches.conf"), "caffeine.jcache {}");
        Map<String, String> options = Map.of("provider", ProviderClass.CAFFEINE);
        StoreContext context =
                context(StoreSettings.REFERENCE, Optional.of(file.toUri().toString()), options);
        try (Store store = factory.open(context)) {
            assertThat(store.size().entries()).isZero();
        }
    }

    @Test
    void countsEvictionsOfEhcache() {
        try (Store store = factory.open(with(ProviderClass.EHCACHE))) {
            for (int i = 0; i < 250; i++) {
                store.putAll(Map.of("k" + i, Entries.of(i)));
            }
            store.removeAll(List.copyOf(store.keys().limit(10).toList()));
            waitUntil(() -> store.size().evictions() >= 150);
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

    /** Some providers evict on threads of their own. */
    private static void waitUntil(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
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
