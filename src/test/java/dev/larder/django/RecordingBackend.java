package dev.larder.django;

import dev.larder.Caches;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.testing.MapStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backend of an application's own, {@code backend = recording}: all its caches lie in one map, and what reaches it is written down.
 *
 * <p>The service loader finds this class by a class loader that knows of nothing else; a file among the test resources would give the
 * backend to every test. Use one at a time.
 */
public final class RecordingBackend implements StoreFactory {

    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();
    private static final MapStore SHARED = new MapStore();

    /** For the service loader. */
    public RecordingBackend() {}

    static List<String> calls() {
        return List.copyOf(CALLS);
    }

    static void reset() {
        CALLS.clear();
        SHARED.clear();
    }

    static Set<String> keysHeld() {
        try (Stream<String> keys = SHARED.keys()) {
            return Set.copyOf(keys.toList());
        }
    }

    /**
     * Opens caches as an application would that brings this backend along.
     *
     * @param classes an empty directory, which becomes that of the application's classes
     */
    static Caches open(Path classes, Map<String, String> settings) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            Path services = Files.createDirectories(classes.resolve("META-INF/services"));
            Files.writeString(services.resolve(StoreFactory.class.getName()), RecordingBackend.class.getName());
            thread.setContextClassLoader(
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, before));
            return Caches.open(settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public String backend() {
        return "recording";
    }

    @Override
    public Store open(StoreContext context) {
        CALLS.add("open " + context.cacheName());
        return new Recording(context.cacheName());
    }

    private record Recording(String name) implements Store {

        @Override
        public Map<String, Entry> getAll(Collection<String> keys) {
            CALLS.add("getAll " + keys.size());
            return SHARED.getAll(keys);
        }

        @Override
        public Set<String> putAll(Map<String, Entry> entries) {
            CALLS.add("putAll " + entries.size());
            return SHARED.putAll(entries);
        }

        @Override
        public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
            CALLS.add("replace");
            return SHARED.replace(key, expected, replacement);
        }

        @Override
        public Set<String> removeAll(Collection<String> keys) {
            CALLS.add("removeAll " + keys.size());
            return SHARED.removeAll(keys);
        }

        @Override
        public void clear() {
            CALLS.add("clear");
        }

        @Override
        public Stream<String> keys() {
            return SHARED.keys();
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public void close() {
            CALLS.add("close " + name);
        }
    }
}
