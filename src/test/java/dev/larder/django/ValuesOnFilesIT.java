package dev.larder.django;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

/** Values in files. */
class ValuesOnFilesIT extends ValuesContract {

    private static Path directory;

    ValuesOnFilesIT() {
        super(Map.of("backend", "file", "location", location(), "options.allow", "dev.larder.django.**"), true);
    }

    private static String location() {
        try {
            directory = Files.createTempDirectory("larder-values");
            return directory.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void remove() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        }
    }
}
