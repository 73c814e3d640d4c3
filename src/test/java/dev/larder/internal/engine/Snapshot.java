package dev.larder.internal.engine;

import java.util.Arrays;

/**
 * What a load saw: the version of each row it used, {@link #UNUSED} for the others.
 *
 * @param versions by row
 */
record Snapshot(long... versions) {

    static final long UNUSED = Long.MAX_VALUE;

    static Snapshot of(int rows, int row, long version) {
        long[] versions = new long[rows];
        Arrays.fill(versions, UNUSED);
        versions[row] = version;
        return new Snapshot(versions);
    }

    /** Of a row that both used, the older version counts. */
    Snapshot and(Snapshot other) {
        long[] oldest = versions.clone();
        Arrays.setAll(oldest, row -> Math.min(oldest[row], other.versions[row]));
        return new Snapshot(oldest);
    }

    /** The first row that is older here than it may be; -1 when there is none. */
    int outdated(Snapshot floor) {
        for (int row = 0; row < versions.length; row++) {
            if (floor.versions[row] != UNUSED && versions[row] < floor.versions[row]) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.stream(versions)
                .mapToObj(version -> version == UNUSED ? "-" : Long.toString(version))
                .toArray());
    }
}
