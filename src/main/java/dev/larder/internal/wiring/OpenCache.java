package dev.larder.internal.wiring;

import dev.larder.Cache;

/**
 * A cache and what closes its store.
 *
 * @param cache what users see
 * @param closing gives back what the store holds
 */
record OpenCache(Cache cache, Runnable closing) {

    void close() {
        closing.run();
    }
}
