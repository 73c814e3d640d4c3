package dev.larder.spi;

import java.time.Instant;

/**
 * The moments of an entry's life. {@link Instant#MAX} stands for never.
 *
 * @param created when its load ended
 * @param freshUntil from when it is stale
 * @param revalidateUntil until when it may be served stale while one caller refreshes it; not before {@code freshUntil}
 * @param errorUntil until when it may be served stale when refreshing fails; not before {@code freshUntil}
 * @since 0.1
 */
public record Lifetime(Instant created, Instant freshUntil, Instant revalidateUntil, Instant errorUntil) {

    /**
     * From when the entry is of no use to anybody, so that a store may drop it.
     *
     * @return the last of the moments
     */
    public Instant expires() {
        return errorUntil.isAfter(revalidateUntil) ? errorUntil : revalidateUntil;
    }
}
