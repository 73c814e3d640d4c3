package dev.larder.internal.store.file;

import dev.larder.spi.StoreSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Changes records: writes them aside first, then moves them to their place under the lock of their directory, then makes room. */
final class Writing {

    /** Stands for whatever is there. */
    static final long ANY = -1;

    private final Home home;
    private final Records records;
    private final Culling culling;
    private final Deadlines deadlines;

    Writing(Home home, Records records, Culling culling, Deadlines deadlines) {
        this.home = home;
        this.records = records;
        this.culling = culling;
        this.deadlines = deadlines;
    }

    /** Writes a record whatever is there; false where it is too big to be kept at all. */
    boolean put(FileRecord record) {
        byte[] bytes = record.bytes();
        return !culling.isTooBig(bytes) && home.with(index -> put(index, record, bytes, ANY));
    }

    /**
     * Replaces what was read without a lock, and is known again by its id.
     *
     * @param id what must be there; zero: nothing
     * @param replacement {@code null}: nothing
     */
    boolean replace(String key, long id, @Nullable FileRecord replacement) {
        return replacement == null
                ? home.with(index -> delete(index, Slot.of(key, index.leafBits()), id))
                : home.with(index -> put(index, replacement, replacement.bytes(), id));
    }

    private boolean delete(Index index, Slot slot, long id) throws IOException {
        return index.under(slot.leaf(), () -> {
            boolean expected = records.id(slot) == id;
            if (expected) {
                records.delete(index, slot);
            }
            return expected;
        });
    }

    private boolean put(Index index, FileRecord record, byte[] bytes, long id) throws IOException {
        Slot slot = Slot.of(record.key(), index.leafBits());
        FileTime time = FileTime.fromMillis(deadlines.fileTime(record.deadline()));
        Path written = records.write(bytes);
        boolean put = false;
        try {
            put = index.under(slot.leaf(), () -> {
                boolean expected = id == ANY || records.id(slot) == id;
                if (expected) {
                    records.keep(index, slot, written, time);
                }
                return expected;
            });
        } finally {
            Files.deleteIfExists(written);
        }
        if (put) {
            culling.after(index, slot);
        }
        return put;
    }

    /** Deletes a record; answers whether there was a living one. */
    boolean remove(String key) {
        return home.with(index -> {
            Slot slot = Slot.of(key, index.leafBits());
            return index.under(slot.leaf(), () -> {
                FileRecord record = records.read(slot);
                records.delete(index, slot);
                return record != null && !deadlines.isOver(record.deadline());
            });
        });
    }

    /** Puts all records out of the way, whatever their number, and lets them be deleted in the background. */
    void clear() {
        home.with(index -> index.underAll(() -> {
            home.discard();
            index.forgetAll();
            return true;
        }));
        home.sweep();
    }

    StoreSize size() {
        return home.with(index -> new StoreSize(Math.max(0, index.records()), index.bytes(), culling.evictions()));
    }
}
