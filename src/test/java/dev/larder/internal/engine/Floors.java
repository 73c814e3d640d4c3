package dev.larder.internal.engine;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What a reader who begins now may see at the oldest: for each key of each level, the version of each row.
 *
 * <p>A key of a level is made of itself and its neighbour one level below; so key 2 of level 1 uses the rows 2 and 3.
 */
final class Floors {

    private final int rows;
    private final AtomicLongArray[][] oldest;

    Floors(int levels, int rows) {
        this.rows = rows;
        this.oldest = new AtomicLongArray[levels][rows];
        for (AtomicLongArray[] level : oldest) {
            for (int key = 0; key < rows; key++) {
                level[key] = new AtomicLongArray(rows);
            }
        }
    }

    private boolean uses(int level, int key, int row) {
        return Math.floorMod(row - key, rows) <= level;
    }

    Snapshot of(int level, int key) {
        long[] versions = new long[rows];
        for (int row = 0; row < rows; row++) {
            versions[row] = uses(level, key, row) ? oldest[level][key].get(row) : Snapshot.UNUSED;
        }
        return new Snapshot(versions);
    }

    /** What a load of a key that begins now sees at the oldest, if all below is served from the caches. */
    Snapshot ofLoad(int level, int key, AtomicLongArray database) {
        return level == 0
                ? Snapshot.of(rows, key, database.get(key))
                : of(level - 1, key).and(of(level - 1, (key + 1) % rows));
    }

    void raise(int level, int key, Snapshot to) {
        for (int row = 0; row < rows; row++) {
            if (to.versions()[row] != Snapshot.UNUSED) {
                oldest[level][key].accumulateAndGet(row, to.versions()[row], Math::max);
            }
        }
    }

    /** The row was invalidated wherever it is used. */
    void raiseAll(int row, long version) {
        for (int level = 0; level < oldest.length; level++) {
            for (int key = 0; key < rows; key++) {
                if (uses(level, key, row)) {
                    oldest[level][key].accumulateAndGet(row, version, Math::max);
                }
            }
        }
    }
}
