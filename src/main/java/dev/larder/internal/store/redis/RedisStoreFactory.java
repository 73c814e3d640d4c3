package dev.larder.internal.store.redis;

import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens the stores of the backend {@code redis}. Can be made where there is no Jedis. */
public final class RedisStoreFactory implements StoreFactory {

    /** Spare time for clocks that do not agree. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final String CLIENT = "redis.clients.jedis.Connection";

    private final Keep keep;
    private final Connections.Shared shared = new Connections.Shared();

    /** A factory whose stores keep entries half a minute longer than they live. */
    public RedisStoreFactory() {
        this(MARGIN);
    }

    RedisStoreFactory(Duration margin) {
        this.keep = new Keep(margin);
    }

    @Override
    public String backend() {
        return "redis";
    }

    @Override
    public List<String> check(StoreContext context) {
        try {
            Class.forName(CLIENT, false, RedisStoreFactory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return List.of("larder.caches." + context.cacheName()
                    + ".backend = 'redis': its client is missing. Add redis.clients:jedis:8.0.2 to the application.");
        }
        return RedisSettings.of(context).findings();
    }

    @Override
    public Store open(StoreContext context) {
        return new RedisStore(
                shared.get(context, settings(context)),
                new RedisStore.Parts(KeyNames.of(context), context.codec(), keep));
    }

    private static RedisSettings settings(StoreContext context) {
        RedisSettings.Reading reading = RedisSettings.of(context);
        if (!reading.findings().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reading.findings()));
        }
        return reading.settings();
    }

    /** One stream for each name and prefix, on the primary. */
    @Override
    public Optional<Bus> bus(StoreContext context) {
        RedisSettings settings = settings(context);
        int answerMillis = Math.toIntExact(settings.times().answer().toMillis());
        return Optional.of(new RedisBus(
                shared.get(context, settings), KeyNames.stream(context), context.cacheName(), answerMillis));
    }
}
