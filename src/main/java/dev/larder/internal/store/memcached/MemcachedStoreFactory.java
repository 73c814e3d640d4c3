package dev.larder.internal.store.memcached;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens the stores of the backend {@code memcached}. Can be made where there is no xmemcached. */
public final class MemcachedStoreFactory implements StoreFactory {

    /** Spare time for clocks that do not agree. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final String CLIENT = "net.rubyeye.xmemcached.MemcachedClient";

    private final Expiry expiry;
    private final Map<List<MemcachedSettings.Server>, AtomicBoolean> refused = new ConcurrentHashMap<>();

    /** A factory whose stores keep entries half a minute longer than they live. */
    public MemcachedStoreFactory() {
        this(MARGIN);
    }

    MemcachedStoreFactory(Duration margin) {
        this.expiry = new Expiry(Clock.systemUTC(), margin);
    }

    @Override
    public String backend() {
        return "memcached";
    }

    @Override
    public List<String> check(StoreContext context) {
        try {
            Class.forName(CLIENT, false, MemcachedStoreFactory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return List.of(
                    "larder.caches." + context.cacheName()
                            + ".backend = 'memcached': its client is missing. Add com.googlecode.xmemcached:xmemcached:2.4.9 to the application.");
        }
        return MemcachedSettings.of(context).findings();
    }

    @Override
    public Store open(StoreContext context) {
        MemcachedSettings.Reading reading = MemcachedSettings.of(context);
        if (!reading.findings().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reading.findings()));
        }
        MemcachedSettings settings = reading.settings();
        AtomicBoolean refused = this.refused.computeIfAbsent(settings.servers(), servers -> new AtomicBoolean());
        Items items = new Items(Client.open(settings), settings.largestItem(), context.cacheName(), refused);
        return new MemcachedStore(items, ItemKeys.of(context), context.codec(), expiry);
    }
}
