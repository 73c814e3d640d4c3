package dev.larder.internal.store.jdbc;

/**
 * A part of all possible digests.
 *
 * @param first the smallest of it
 * @param halvings how often the whole was halved; 0 is the whole, at most {@value #MOST_HALVINGS}
 */
record Slice(long first, int halvings) {

    static final int MOST_HALVINGS = 40;
    static final Slice WHOLE = new Slice(Long.MIN_VALUE, 0);

    /** The slice of that size that a digest lies in. */
    static Slice around(long digest, int halvings) {
        return halvings == 0 ? WHOLE : new Slice(digest >> (Long.SIZE - halvings) << (Long.SIZE - halvings), halvings);
    }

    /** One of the slices of that size, counted from 0. */
    static Slice number(long number, int halvings) {
        return halvings == 0 ? WHOLE : new Slice(number << (Long.SIZE - halvings), halvings);
    }

    /** The largest digest of it. */
    long last() {
        return halvings == 0 ? Long.MAX_VALUE : first + (1L << (Long.SIZE - halvings)) - 1;
    }

    /** How small slices must be to hold about so many rows. */
    static int halvings(long rows, long perSlice) {
        int halvings = 0;
        while (halvings < MOST_HALVINGS && rows >> halvings > perSlice) {
            halvings++;
        }
        return halvings;
    }
}
