package dev.larder.internal.store.file;

import dev.larder.spi.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps the bounds by looking through one directory after the other, chosen by lot: what is dead goes, and when there is too much, of
 * each directory what would have gone first. Never looks through all of them, so it costs the same however many there are.
 */
final class Culling {

    /** One write of so many looks through a directory even where nothing has to go: for what is dead, and for wrong counts. */
    private static final int WRITES_PER_LOOK = 16;

    private static final int MOST_LOOKS = 1000;

    private final Records records;
    private final Place place;
    private final StoreSettings.Bounds bounds;
    private final Deadlines deadlines;
    private final LongAdder evictions = new LongAdder();

    Culling(Records records, Place place, StoreSettings.Bounds bounds, Deadlines deadlines) {
        this.records = records;
        this.place = place;
        this.bounds = bounds;
        this.deadlines = deadlines;
    }

    /** Whether a record is too big to be kept at all. */
    boolean isTooBig(byte[] record) {
        return bounds.bytes().isPresent()
                && (long) Index.blocks(record.length) * Index.BLOCK_BYTES
                        > bounds.bytes().getAsLong();
    }

    long evictions() {
        return evictions.sum();
    }

    /** After a write: makes room where there is too much, but not at the cost of what was just written. */
    void after(Index index, Slot written) throws IOException {
        if (ThreadLocalRandom.current().nextInt(WRITES_PER_LOOK) == 0) {
            look(index, ThreadLocalRandom.current().nextInt(index.leaves()), written, false);
        }
        for (int looks = 0; isTooMuch(index) && looks < MOST_LOOKS; looks++) {
            look(index, filledLeaf(index), written, true);
        }
    }

    private boolean isTooMuch(Index index) {
        return index.records() > bounds.entries()
                || (bounds.bytes().isPresent() && index.bytes() > bounds.bytes().getAsLong());
    }

    private static int filledLeaf(Index index) {
        int leaves = index.leaves();
        int leaf = ThreadLocalRandom.current().nextInt(leaves);
        for (int i = 0; i < leaves && index.records(leaf) <= 0; i++) {
            leaf = (leaf + 1) % leaves;
        }
        return leaf;
    }

    private void look(Index index, int leaf, Slot spared, boolean evict) throws IOException {
        index.under(leaf, () -> {
            List<Found> found = found(Slot.leaf(place.data(), leaf));
            index.set(leaf, found.size(), found.stream().mapToInt(Found::blocks).sum());
            long now = deadlines.now();
            boolean anyDead = false;
            for (Found dead : found.stream().filter(file -> file.time <= now).toList()) {
                records.delete(index, leaf, dead.path);
                anyDead = true;
            }
            if (evict && !anyDead) {
                evictOneOf(index, leaf, found, spared);
            }
            return true;
        });
    }

    private void evictOneOf(Index index, int leaf, List<Found> found, Slot spared) throws IOException {
        List<Found> victims = found.stream()
                .filter(file -> !file.path.endsWith(spared.file()))
                .sorted(Comparator.comparingLong(Found::time))
                .toList();
        if (!victims.isEmpty() && isTooMuch(index)) {
            records.delete(index, leaf, victims.get(0).path);
            evictions.increment();
        }
    }

    private static List<Found> found(Path directory) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path file : Records.files(directory)) {
            BasicFileAttributes attributes = Records.attributes(file);
            if (attributes != null && !attributes.isDirectory()) {
                long time = attributes.lastModifiedTime().toMillis();
                found.add(new Found(file, time, Index.blocks(attributes.size())));
            }
        }
        return found;
    }

    /** A file, by its time of change: when it may go. */
    private record Found(Path path, long time, int blocks) {}
}
