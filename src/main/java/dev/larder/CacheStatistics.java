package dev.larder;

/**
 * The counters of one cache since it was opened, as one reading.
 *
 * <p>Each look-up counts once: as hit, stale hit or miss. The figures are read one after another while the cache is in use, so
 * they may disagree by the calls in flight.
 *
 * @param hits look-ups answered with a fresh value
 * @param misses look-ups that found nothing usable
 * @param staleHits look-ups answered with a stale value
 * @param loads loads begun
 * @param loadFailures loads that ended with an exception
 * @param evictions entries the backend dropped to keep its bounds; -1 where the backend does not say
 * @param entries entries held now, dead ones not yet dropped included; -1 where the backend does not say
 * @param bytes memory or storage the entries take; -1 where the backend does not say
 * @param unreadable entries found in the backend that could not be read: of another version, cut, forged, of a class that is not
 *     allowed, closed with a key that is not known; each was a miss
 * @param nearClearings how often the near level began anew, since messages of other nodes may have gone missing: lost, after a reconnect,
 *     after a silence; 0 without a near level
 * @since 0.1
 */
public record CacheStatistics(
        long hits,
        long misses,
        long staleHits,
        long loads,
        long loadFailures,
        long evictions,
        long entries,
        long bytes,
        long unreadable,
        long nearClearings) {

    /**
     * The counters of a cache without a near level.
     *
     * @param hits look-ups answered with a fresh value
     * @param misses look-ups that found nothing usable
     * @param staleHits look-ups answered with a stale value
     * @param loads loads begun
     * @param loadFailures loads that ended with an exception
     * @param evictions entries the backend dropped to keep its bounds; -1 where the backend does not say
     * @param entries entries held now; -1 where the backend does not say
     * @param bytes memory or storage the entries take; -1 where the backend does not say
     * @param unreadable entries found in the backend that could not be read
     */
    public CacheStatistics(
            long hits,
            long misses,
            long staleHits,
            long loads,
            long loadFailures,
            long evictions,
            long entries,
            long bytes,
            long unreadable) {
        this(hits, misses, staleHits, loads, loadFailures, evictions, entries, bytes, unreadable, 0);
    }
}
