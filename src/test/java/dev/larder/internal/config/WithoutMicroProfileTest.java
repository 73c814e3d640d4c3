package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Servers that lack MicroProfile Config, or have nothing but its API. */
class WithoutMicroProfileTest {

    @Test
    void readsWhatPlainJavaHasWhereThereIsNone() throws Exception {
        assertThat(sourceWithout("microprofile-config-api", "smallrye")).isEqualTo("LayeredSource");
    }

    @Test
    void readsWhatPlainJavaHasWhereThereIsOnlyTheApi() throws Exception {
        assertThat(sourceWithout("smallrye")).isEqualTo("LayeredSource");
    }

    @Test
    void usesItInTheSameWayWhereItIsThere() throws Exception {
        assertThat(sourceWithout()).isEqualTo("MicroProfileSource");
    }

    private static String sourceWithout(String... jars) throws Exception {
        URL[] path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Stream.of(jars).noneMatch(entry::contains))
                .map(WithoutMicroProfileTest::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader server = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(server);
            Class<?> source = server.loadClass(SettingsSource.class.getName());
            Object opened = source.getMethod("of", ClassLoader.class).invoke(null, server);
            return opened.getClass().getSimpleName();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
