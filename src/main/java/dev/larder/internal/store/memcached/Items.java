package dev.larder.internal.store.memcached;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Items in the servers. What a server refuses is reported, and what it would have replaced is deleted. */
final class Items {

    private static final Logger LOG = System.getLogger(Items.class.getName());

    /** What the server adds to an item, its name included. */
    private static final int OVERHEAD_BYTES = 512;

    private final Client client;
    private final int largest;
    private final String cacheName;
    private final AtomicBoolean tooBig = new AtomicBoolean();
    private final AtomicBoolean refused;

    /** With one mark for all caches of the same servers, by which it is said once that they refuse something. */
    Items(Client client, int largest, String cacheName, AtomicBoolean refused) {
        this.client = client;
        this.largest = largest;
        this.cacheName = cacheName;
        this.refused = refused;
    }

    Map<String, Client.Held> gets(Collection<String> keys) {
        return client.gets(keys);
    }

    /** False where the server does not take it; nothing is held then. */
    boolean set(String key, int expiry, Item item) {
        boolean set = fits(item) && isTaken(() -> client.set(key, expiry, item));
        if (!set) {
            client.delete(key);
        }
        return set;
    }

    boolean add(String key, int expiry, Item item) {
        return fits(item) && isTaken(() -> client.add(key, expiry, item));
    }

    boolean cas(String key, int expiry, Item item, long cas) {
        return fits(item) && isTaken(() -> client.cas(key, expiry, item, cas));
    }

    boolean delete(String key) {
        return client.delete(key);
    }

    void close() {
        client.close();
    }

    private boolean fits(Item item) {
        boolean fits = item.bytes().length <= largest - OVERHEAD_BYTES;
        if (!fits) {
            warn(
                    tooBig,
                    "An entry of the cache " + cacheName + " takes " + item.bytes().length
                            + " bytes, more than memcached takes: it is not stored. Raise the server's option -I and options.max-item-size, or compress.");
        }
        return fits;
    }

    private boolean isTaken(Write write) {
        try {
            return write.run();
        } catch (RefusedException e) {
            warn(
                    refused,
                    "The memcached of the cache " + cacheName + " refuses entries (" + e.getCause()
                            + "): they are not stored.");
            return false;
        }
    }

    private static void warn(AtomicBoolean said, String message) {
        if (said.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, message);
        }
    }

    private interface Write {
        boolean run();
    }
}
