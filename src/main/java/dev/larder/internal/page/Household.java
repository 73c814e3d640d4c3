package dev.larder.internal.page;

import java.util.Set;

/**
 * What the page filter shares with the rest of the application.
 *
 * @param tally counts what becomes of requests
 * @param open whether anything is cached at all; the kill switch
 * @param idle the names of caches that store nothing, because their backend is none
 */
public record Household(Tally tally, boolean open, Set<String> idle) {

    public Household {
        idle = Set.copyOf(idle);
    }

    /** Of one that caches, in whatever cache. */
    static Household open(Tally tally) {
        return new Household(tally, true, Set.of());
    }
}
