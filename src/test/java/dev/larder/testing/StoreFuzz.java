package dev.larder.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Random operations on a store and on a map, which must stay alike. The seed tells which; it is in the message of every failure. */
final class StoreFuzz {

    private static final List<String> KEYS = List.of(
            "",
            "a",
            "A",
            "a ",
            "a/b",
            "../a",
            "\u0000",
            "\u00e9",
            "e\u0301",
            "\uD83D\uDE00",
            "k".repeat(300),
            "k".repeat(301));

    private final Store store;
    private final Map<String, Entry> model = new HashMap<>();
    private final long seed;
    private final Random random;

    StoreFuzz(Store store, long seed) {
        this.store = store;
        this.seed = seed;
        this.random = new Random(seed);
    }

    void run(int operations) {
        for (int i = 0; i < operations; i++) {
            operation();
        }
        check("everything", store.getAll(KEYS), model);
    }

    private void operation() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> get();
            case 4, 5, 6 -> getAll();
            case 7, 8, 9, 10 -> putAll();
            case 11, 12, 13 -> replace(model::get);
            case 14, 15 -> replace(key -> entry());
            case 16 -> replace(key -> null);
            case 17, 18 -> removeAll();
            default -> clearNowAndThen();
        }
    }

    private void get() {
        String key = key();
        check("get", store.get(key), model.get(key));
    }

    private void getAll() {
        List<String> keys = keys();
        Map<String, Entry> expected = new HashMap<>(model);
        expected.keySet().retainAll(keys);
        check("getAll", store.getAll(keys), expected);
    }

    private void putAll() {
        Map<String, Entry> entries = new HashMap<>();
        keys().forEach(key -> entries.put(key, entry()));
        model.putAll(entries);
        check("putAll", store.putAll(entries), Set.of());
    }

    private void replace(Function<String, Entry> expected) {
        String key = key();
        Entry wanted = expected.apply(key);
        Entry replacement = random.nextInt(4) == 0 ? null : entry();
        boolean replaces = Objects.equals(model.get(key), wanted);
        if (replaces && replacement != null) {
            model.put(key, replacement);
        } else if (replaces) {
            model.remove(key);
        }
        check("replace", store.replace(key, wanted, replacement), replaces);
    }

    private void removeAll() {
        List<String> keys = keys();
        Set<String> expected = new HashSet<>(model.keySet());
        expected.retainAll(keys);
        check("removeAll", store.removeAll(keys), expected);
        model.keySet().removeAll(expected);
    }

    private void clearNowAndThen() {
        if (random.nextInt(5) == 0) {
            store.clear();
            model.clear();
        }
    }

    private void check(String operation, Object found, Object expected) {
        assertThat(found).as("%s, seed %d", operation, seed).isEqualTo(expected);
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int count = random.nextInt(5); count >= 0; count--) {
            keys.add(key());
        }
        return keys;
    }

    private Entry entry() {
        return switch (random.nextInt(4)) {
            case 0 -> Entries.of(random.nextInt(3));
            case 1 -> Entries.of("text " + random.nextLong());
            case 2 -> Entries.eternal(null);
            default -> Entries.of(List.of(random.nextLong(), "x".repeat(random.nextInt(5000))));
        };
    }
}
