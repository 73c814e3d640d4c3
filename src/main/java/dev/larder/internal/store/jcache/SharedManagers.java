package dev.larder.internal.store.jcache;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheManager;

/**
 * The managers of shared providers that an application has open. Each is a member of a cluster, or a client with its connections and
 * threads: one for each place is enough, whatever the number of caches.
 */
final class SharedManagers {

    private final Map<Place, Opened> open = new HashMap<>();

    /** The manager of a place, opened by the first who asks. */
    synchronized Opened open(Place place, Supplier<Opened> opening) {
        Opened opened = open.get(place);
        if (opened == null) {
            opened = opening.get();
            open.put(place, opened);
        }
        opened.users++;
        return opened;
    }

    /** Closes it after the last who has asked. */
    synchronized void giveBack(Place place) {
        Opened opened = open.get(place);
        if (opened != null && --opened.users == 0) {
            open.remove(place);
            opened.ownership.giveBack();
        }
    }

    /**
     * What tells managers apart.
     *
     * @param provider the name of its class
     * @param location the cache's setting
     */
    record Place(String provider, Optional<String> location) {}

    /** A manager, and the caches that were opened in it. */
    static final class Opened {

        private final CacheManager manager;
        private final Ownership ownership;
        private final Map<String, OpenCache> caches = new HashMap<>();
        private int users;

        Opened(CacheManager manager, Ownership ownership) {
            this.manager = manager;
            this.ownership = ownership;
        }

        CacheManager manager() {
            return manager;
        }

        /** The cache of that name, opened by the first who asks. */
        synchronized OpenCache cache(String name, Function<String, OpenCache> opening) {
            return caches.computeIfAbsent(name, opening);
        }
    }
}
