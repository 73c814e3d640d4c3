package dev.larder.internal.store.file;

import dev.larder.internal.codec.Envelope;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a process does to a store that it shares with others; prints what came of it. */
final class FileStoreProcess {

    static final int KEYS = 50;
    static final int STEPS = 300;
    static final int ADDS = 100;

    private final Store store;
    private final Random random = new Random();

    private FileStoreProcess(Store store) {
        this.store = store;
    }

    static Store open(String directory, long maxEntries) {
        Envelope envelope = new Envelope(List.of(), "java", false);
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
        StoreSettings settings = new StoreSettings(Optional.of(directory), bounds, "java", Map.of());
        return new FileStoreFactory()
                .open(new StoreContext("shared", settings, envelope, FileStoreProcess.class.getClassLoader()));
    }

    public static void main(String[] arguments) {
        try (Store store = open(arguments[0], Long.parseLong(arguments[1]))) {
            FileStoreProcess process = new FileStoreProcess(store);
            say("ready");
            if (arguments[2].equals("endless")) {
                process.writeForever();
            }
            process.work();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private void writeForever() {
        for (int i = 0; ; i++) {
            write();
            if (i == 200) {
                say("writing");
            }
        }
    }

    private void work() {
        int torn = 0;
        for (int i = 0; i < STEPS; i++) {
            count();
            write();
            torn += isWhole(random.nextInt(KEYS)) ? 0 : 1;
        }
        say("added " + count(i -> store.replace("add" + i, null, Entries.of(i))));
        say("torn " + torn);
    }

    private static long count(IntPredicate add) {
        return IntStream.range(0, ADDS).filter(add).count();
    }

    private void count() {
        Entry held = store.get("counter");
        while (held == null || !store.replace("counter", held, held.withValue((Long) held.value() + 1))) {
            held = store.get("counter");
        }
    }

    private void write() {
        int key = random.nextInt(KEYS);
        byte[] value = new byte[20_000];
        Arrays.fill(value, (byte) key);
        if (random.nextInt(20) == 0) {
            store.removeAll(List.of("k" + key));
        } else {
            store.putAll(Map.of("k" + key, Entries.of(value)));
        }
    }

    boolean isWhole(int key) {
        return isWhole(store, key);
    }

    static boolean isWhole(Store store, int key) {
        Entry entry = store.get("k" + key);
        if (entry == null) {
            return true;
        }
        byte[] value = (byte[]) entry.value();
        return value.length == 20_000 && value[0] == key && value[19_999] == key;
    }
}
