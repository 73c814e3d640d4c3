package dev.larder.internal.store.jdbc;

/**
 * How much a table holds, told from a slice of it: digests lie evenly, so a slice of all possible digests holds that share of the rows.
 *
 * @param entries number of entries
 * @param bytes what they take
 */
record Estimate(long entries, long bytes) {

    /**
     * What follows from a slice.
     *
     * @param rows in it
     * @param bytes of them
     * @param slice which it is
     */
    static Estimate of(long rows, long bytes, Slice slice) {
        return new Estimate(rows << slice.halvings(), bytes << slice.halvings());
    }
}
