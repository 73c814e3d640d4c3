package dev.larder.internal.store.jdbc;

import dev.larder.spi.Entry;
import java.time.Instant;

/**
 * A row to be written.
 *
 * @param key its key
 * @param writtenAt its place among those that are dropped when there are too many
 * @param expiresAt from when it is of no use to anybody
 * @param entry the envelope
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows
record NewRow(RowKey key, long writtenAt, long expiresAt, byte[] entry) {

    /** Never; or never dropped for want of room. */
    static final long NEVER = Long.MAX_VALUE;

    /**
     * A row.
     *
     * <p>An entry without end that hangs on no stamp is the engine's own: a stamp itself. If stamps were dropped because they are the
     * oldest, everything that carries them would be lost with them.
     */
    static NewRow of(RowKey key, Entry entry, byte[] envelope, Instant now) {
        long expiresAt = millis(entry.lifetime().expires());
        boolean stamp = entry.stamps().isEmpty() && expiresAt == NEVER;
        return new NewRow(key, stamp ? NEVER : now.toEpochMilli(), expiresAt, envelope);
    }

    /** Rounded up; what is too far off is never. */
    static long millis(Instant moment) {
        long latest = NEVER / 1000 - 1;
        long earliest = -latest;
        long second = Math.max(earliest, moment.getEpochSecond());
        return second >= latest ? NEVER : second * 1000 + (moment.getNano() + 999_999) / 1_000_000;
    }

    long bytes() {
        return (long) key.bytes().length + entry.length;
    }
}
