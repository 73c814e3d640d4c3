package dev.larder.internal.store.jdbc;

import dev.larder.internal.codec.Text;
import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Opens the stores of the backend {@code jdbc}. */
public final class JdbcStoreFactory implements StoreFactory {

    private final Clock clock;
    private final Databases databases = new Databases();

    /** A factory by the clock of the machine. */
    public JdbcStoreFactory() {
        this(Clock.systemUTC());
    }

    JdbcStoreFactory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String backend() {
        return "jdbc";
    }

    @Override
    public List<String> check(StoreContext context) {
        return JdbcOptions.of(context).findings();
    }

    @Override
    public Store open(StoreContext context) {
        JdbcOptions options = options(context);
        Databases.Use use = databases.use(options, context.classLoader());
        long cache = number(context);
        Culling culling = new Culling(context.settings().bounds(), cache, clock, new Random());
        EntryCalls calls = new EntryCalls(use.database(), new Place(Place.Kind.ENTRIES, options), cache, culling);
        return new JdbcStore(context.codec(), clock, calls, use.release());
    }

    @Override
    public Optional<Bus> bus(StoreContext context) {
        JdbcOptions options = options(context);
        Databases.Use use = databases.use(options, context.classLoader());
        Place place = new Place(Place.Kind.MESSAGES, options);
        MessageCalls calls = new MessageCalls(use.database(), place, number(context), clock);
        return Optional.of(new JdbcBus(calls, options.poll(), context.cacheName(), use.release()));
    }

    /** The cache as it stands in the tables. Its name has no colon, so no two caches share the text. */
    private static long number(StoreContext context) {
        return RowKey.hash(Text.encode(context.keyPrefix() + ':' + context.cacheName()));
    }

    private static JdbcOptions options(StoreContext context) {
        JdbcOptions.Reading reading = JdbcOptions.of(context);
        if (!reading.findings().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", reading.findings()));
        }
        return reading.options();
    }
}
