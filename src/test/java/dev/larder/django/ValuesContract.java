package dev.larder.django;

import dev.larder.Cache;
import dev.larder.Caches;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Groups B, C and D: what every real backend does, through the public interface. Each backend inherits
 * them; which do is checked by {@link CoverageTest}. Left out are the lines of {@link #LEFT_OUT}.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ValuesContract
        implements ReadingAndWriting,
                Counting,
                Lifetimes,
                Bounds,
                Keys,
                Versions,
                Computations,
                Locking,
                Counted,
                Closing {

    /** With their reasons. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "D84", "the type of a key is String: there is no number to take for a text",
            "D106",
                    "nobody may replace how keys are built, so that no two can collide: prefix and version are what can be set");

    private final Map<String, String> settings;
    private final boolean copies;
    private Caches caches;

    /**
     * A backend.
     *
     * @param settings those of the cache {@code default}, without {@code larder.caches.default.}
     */
    ValuesContract(Map<String, String> settings, boolean copies) {
        this.settings = new HashMap<>(
                Map.of("larder.caches." + SECOND + ".version", "2", "larder.caches." + BOUNDED + ".max-entries", "30"));
        settings.forEach((key, value) -> this.settings.put("larder.caches.default." + key, value));
        this.copies = copies;
    }

    @BeforeAll
    void open() {
        caches = openAnew();
    }

    @BeforeEach
    void empty() {
        caches.names().forEach(name -> caches.get(name).clear());
    }

    @AfterAll
    void close() {
        caches.close();
    }

    @Override
    public Caches openAnew() {
        return Caches.open(settings);
    }

    @Override
    public Caches openWithPrefix(String prefix) {
        return openWith(Map.of("key-prefix", prefix));
    }

    /** Caches of which {@code default} has other settings. */
    final Caches openWith(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(settings);
        other.forEach((key, value) -> all.put("larder.caches.default." + key, value));
        return Caches.open(all);
    }

    @Override
    public Cache cache(String name) {
        return caches.get(name);
    }

    @Override
    public boolean copies() {
        return copies;
    }
}
