package dev.larder.internal.store.memcached;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import net.rubyeye.xmemcached.GetsResponse;
import net.rubyeye.xmemcached.MemcachedClient;
import net.rubyeye.xmemcached.XMemcachedClientBuilder;
import net.rubyeye.xmemcached.exception.MemcachedException;
import net.rubyeye.xmemcached.exception.MemcachedServerException;
import net.rubyeye.xmemcached.impl.KetamaMemcachedSessionLocator;

/**
 * The connection to the servers: each fault becomes unchecked, and no operation waits longer than the time-out.
 *
 * <p>One connection for each server, so that what was sent first is done first, also when nobody waits for its answer any more. A server that is down
 * keeps its keys: were they given to another one meanwhile, their old entries would come back with it.
 */
final class Client {

    private static final int MOST_KEYS_PER_TRIP = 200;
    private static final long RECONNECT_MILLIS = 500;

    private final MemcachedClient client;
    private final long timeoutMillis;
    private final RawBytes raw = new RawBytes();

    private Client(MemcachedClient client, long timeoutMillis) {
        this.client = client;
        this.timeoutMillis = timeoutMillis;
    }

    /** Servers that cannot be reached are tried again in the background. */
    static Client open(MemcachedSettings settings) {
        List<InetSocketAddress> servers = settings.servers().stream()
                .map(MemcachedSettings.Server::address)
                .toList();
        XMemcachedClientBuilder builder = new XMemcachedClientBuilder(servers);
        builder.setSessionLocator(new KetamaMemcachedSessionLocator());
        builder.setFailureMode(true);
        builder.setConnectionPoolSize(1);
        builder.setConnectTimeout(settings.timeout().toMillis());
        builder.setOpTimeout(settings.timeout().toMillis());
        builder.setHealSessionInterval(RECONNECT_MILLIS);
        try {
            return new Client(builder.build(), settings.timeout().toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An item with the number by which it is known again. */
    record Held(Item item, long cas) {}

    Map<String, Held> gets(Collection<String> keys) {
        Map<String, Held> held = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_KEYS_PER_TRIP) {
            List<String> some = all.subList(from, Math.min(all.size(), from + MOST_KEYS_PER_TRIP));
            Map<String, GetsResponse<byte[]>> found = call(() -> client.gets(some, timeoutMillis, raw));
            if (found != null) {
                found.forEach(
                        (key, response) -> held.put(key, new Held(new Item(response.getValue()), response.getCas())));
            }
        }
        return held;
    }

    boolean set(String key, int expiry, Item item) {
        return call(() -> client.set(key, expiry, item.bytes(), raw, timeoutMillis));
    }

    boolean add(String key, int expiry, Item item) {
        return call(() -> client.add(key, expiry, item.bytes(), raw, timeoutMillis));
    }

    boolean cas(String key, int expiry, Item item, long cas) {
        return call(() -> client.cas(key, expiry, item.bytes(), raw, timeoutMillis, cas));
    }

    boolean delete(String key) {
        return call(() -> client.delete(key, timeoutMillis));
    }

    void close() {
        try {
            client.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An interrupted thread finishes what it does here, and is interrupted afterwards. */
    private static <T> T call(Call<T> call) {
        boolean interrupted = Thread.interrupted();
        try {
            return call.run();
        } catch (InterruptedException e) {
            interrupted = true;
            throw new IllegalStateException("interrupted while memcached was asked", e);
        } catch (MemcachedServerException e) {
            throw new RefusedException(e);
        } catch (TimeoutException | MemcachedException e) {
            throw new IllegalStateException("memcached does not answer", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private interface Call<T> {
        T run() throws InterruptedException, MemcachedException, TimeoutException;
    }
}
