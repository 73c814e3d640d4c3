package dev.larder.internal.wiring;

import dev.larder.Cache;
import dev.larder.Caches;
import dev.larder.Draft;
import dev.larder.internal.config.SettingsSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Caches in plain Java. */
public final class PlainCaches implements Caches.Opener {

    /** For {@link java.util.ServiceLoader}. */
    public PlainCaches() {}

    @Override
    public Caches open(Map<String, String> settings) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader application = context == null ? PlainCaches.class.getClassLoader() : context;
        Application started = Application.start(SettingsSource.of(settings), Surroundings.of(application));
        return new Closing(started);
    }

    /** The caches of an application that ends with them. */
    private record Closing(Application application) implements Caches {

        @Override
        public Cache get(String name) {
            return application.caches().get(name);
        }

        @Override
        public Set<String> names() {
            return application.caches().names();
        }

        @Override
        public void invalidateTags(String... tags) {
            application.caches().invalidateTags(tags);
        }

        @Override
        public Optional<Draft> loading() {
            return application.caches().loading();
        }

        @Override
        public Apart apart() {
            return application.caches().apart();
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
