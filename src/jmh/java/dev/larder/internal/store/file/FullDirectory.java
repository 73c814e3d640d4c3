package dev.larder.internal.store.file;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes into a cache of files that is full to its bound, so that every write drops an entry. A program: directory, number of entries, number of
 * writes. It fills the directory first, if that is not full yet, and looks for {@code <directory>/begun} before it measures, so that who counts its
 * calls of the system ({@code src/jmh/scripts/file-operations.sh}) knows where to begin.
 */
public final class FullDirectory {

    private static final byte[] VALUE = new byte[200];

    private FullDirectory() {}

    /**
     * Measures.
     *
     * @param arguments directory, entries, writes
     */
    public static void main(String[] arguments) {
        int entries = Integer.parseInt(arguments[1]);
        long[] times = new long[Integer.parseInt(arguments[2])];
        try (Store store = new FileStoreFactory().open(context(arguments[0], entries))) {
            while (store.size().entries() < entries) {
                write(store);
            }
            var unused = Files.exists(Path.of(arguments[0], "begun"));
            for (int i = 0; i < times.length; i++) {
                long begun = System.nanoTime();
                write(store);
                times[i] = System.nanoTime() - begun;
            }
            var unusedToo = Files.exists(Path.of(arguments[0], "ended"));
            if (times.length > 0) {
                Arrays.sort(times);
                System.out.printf(
                        "| %,d | %.3f ms | %.3f ms |%n",
                        store.size().entries(), times[times.length / 10] / 1e6, times[times.length / 2] / 1e6);
            }
        }
    }

    private static void write(Store store) {
        store.putAll(Map.of("key " + ThreadLocalRandom.current().nextLong(), Entries.of(VALUE)));
    }

    private static StoreContext context(String directory, int entries) {
        ClassLoader loader = FullDirectory.class.getClassLoader();
        JavaCodec codec = new JavaCodec(List.of(), "options.allow", loader);
        StoreSettings settings = new StoreSettings(
                Optional.of(directory), new StoreSettings.Bounds(entries, OptionalLong.empty()), "java", Map.of());
        return new StoreContext("full", settings, new Envelope(List.of(codec), codec.name(), false), loader);
    }
}
