package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import com.typesafe.config.Config;
import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import jakarta.inject.Inject;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.spi.CachingProvider;
import org.ehcache.jsr107.EhcacheCachingProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * An application is deployed, uses its cache, and is undeployed: its class loader must go. As on Payara, {@code javax.cache} is the
 * server's.
 */
@Tag("slow")
class ClassLoaderLeakTest {

    @ParameterizedTest
    @CsvSource({
        ProviderClass.EHCACHE + ", reference",
        ProviderClass.EHCACHE + ", java",
        ProviderClass.CAFFEINE + ", reference",
        ProviderClass.CAFFEINE + ", java"
    })
    void theApplicationsClassLoaderIsCollectedAfterClosing(String provider, String codec) throws Exception {
        try (URLClassLoader server = new URLClassLoader(urls(CachingProvider.class), platform())) {
            assertThat(isCollected(deployAndUndeploy(server, UsesAndCloses.class, provider + ' ' + codec)))
                    .isTrue();
        }
    }

    @Test
    void theTestSeesALeak() throws Exception {
        try (URLClassLoader server = new URLClassLoader(urls(CachingProvider.class), platform())) {
            assertThat(isCollected(deployAndUndeploy(server, Leaks.class, ProviderClass.CAFFEINE)))
                    .isFalse();
        }
    }

    private static WeakReference<ClassLoader> deployAndUndeploy(ClassLoader server, Class<?> what, String argument)
            throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(
                urls(
                        Store.class,
                        ClassLoaderLeakTest.class,
                        EhcacheCachingProvider.class,
                        CaffeineCachingProvider.class,
                        Caffeine.class,
                        Config.class,
                        Inject.class,
                        LoggerFactory.class),
                server)) {
            Thread.currentThread().setContextClassLoader(application);
            @SuppressWarnings("unchecked") // the classes below
            Consumer<String> deployed = (Consumer<String>)
                    application.loadClass(what.getName()).getConstructor().newInstance();
            deployed.accept(argument);
            return new WeakReference<>(application);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static boolean isCollected(WeakReference<ClassLoader> loader) {
        for (int round = 0; round < 20 && loader.get() != null; round++) {
            System.gc();
            System.runFinalization();
        }
        return loader.get() == null;
    }

    private static ClassLoader platform() {
        return ClassLoader.getPlatformClassLoader();
    }

    private static URL[] urls(Class<?>... classes) {
        return Stream.of(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
    }

    /** Runs inside the application. */
    public static final class UsesAndCloses implements Consumer<String> {

        @Override
        public void accept(String providerAndCodec) {
            ClassLoader loader = UsesAndCloses.class.getClassLoader();
            String provider = providerAndCodec.split(" ")[0];
            String codec = providerAndCodec.split(" ")[1];
            StoreSettings settings = new StoreSettings(
                    Optional.empty(),
                    new StoreSettings.Bounds(10, OptionalLong.empty()),
                    codec,
                    Map.of("provider", provider));
            JavaCodec java = new JavaCodec(List.of(), "allow", loader);
            Envelope envelope = new Envelope(List.of(java), "java", true);
            try (Store store = new JCacheStoreFactory().open(new StoreContext("c", settings, envelope, loader))) {
                Instant now = Instant.now();
                Lifetime life = new Lifetime(now, now.plusSeconds(60), now.plusSeconds(60), now.plusSeconds(60));
                for (int i = 0; i < 100; i++) {
                    store.putAll(Map.of("k" + i, new Entry(List.of(i), life, List.of(), Duration.ZERO)));
                    store.get("k" + i);
                }
                if (store.size().entries() != 10) {
                    throw new IllegalStateException("not used");
                }
            }
        }
    }

    /** What Larder does not do. */
    public static final class Leaks implements Consumer<String> {

        @Override
        public void accept(String provider) {
            javax.cache.Caching.getCachingProvider(provider, Leaks.class.getClassLoader())
                    .close();
        }
    }
}
