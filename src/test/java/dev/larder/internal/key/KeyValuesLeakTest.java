package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class KeyValuesLeakTest {

    @Test
    void classesOfThePlatformDoNotKeepTheApplicationThatAskedAboutThem() throws Exception {
        WeakReference<ClassLoader> application = askAndLeave(BigDecimal.class, Thread.class, String.class);
        for (int round = 0; round < 20 && application.get() != null; round++) {
            System.gc();
        }
        assertThat(application.get()).isNull();
    }

    private static WeakReference<ClassLoader> askAndLeave(Class<?>... types) throws Exception {
        URL classes = KeyValues.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Class<?> values = loader.loadClass(KeyValues.class.getName());
            Object own = values.getConstructor().newInstance();
            for (Class<?> type : types) {
                values.getMethod("refusal", Type.class).invoke(own, type);
            }
            return new WeakReference<>(loader);
        }
    }
}
