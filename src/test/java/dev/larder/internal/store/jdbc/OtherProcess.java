package dev.larder.internal.store.jdbc;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.testing.Entries;
import java.util.Map;

/** What another Java process does with the same table: counts up, and adds what nobody has added. */
final class OtherProcess {

    static final int STEPS = 300;

    private OtherProcess() {}

    /** Prints how many of its adds have won. */
    public static void main(String[] arguments) {
        try (Store store = new JdbcStoreFactory()
                .open(Settings.context("processes", Settings.of(arguments[0], 10_000, Map.of())))) {
            System.out.println(work(store));
        }
    }

    static int work(Store store) {
        int won = 0;
        for (int i = 0; i < STEPS; i++) {
            increment(store);
            won += store.replace("added" + i, null, Entries.of(i)) ? 1 : 0;
        }
        return won;
    }

    private static void increment(Store store) {
        Entry read;
        do {
            read = store.get("counter");
        } while (!store.replace("counter", read, read.withValue((Long) read.value() + 1)));
    }
}
