package dev.larder.internal.store.file;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;
import dev.larder.spi.StoreOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens the stores of the backend {@code file}. */
public final class FileStoreFactory implements StoreFactory {

    /** Spare time for an engine's clock that lags behind the machine's, a stepped or a manual one. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Deadlines deadlines;

    /** A factory whose stores keep entries half a minute longer than they live. */
    public FileStoreFactory() {
        this(Clock.systemUTC(), MARGIN);
    }

    FileStoreFactory(Clock clock, Duration margin) {
        this.deadlines = new Deadlines(clock, margin);
    }

    @Override
    public String backend() {
        return "file";
    }

    @Override
    public List<String> check(StoreContext context) {
        List<String> findings =
                new ArrayList<>(StoreOptions.of(backend(), context).findings());
        try {
            Place.of(context);
        } catch (IllegalArgumentException e) {
            findings.add(String.valueOf(e.getMessage()));
        }
        return findings;
    }

    /** Touches nothing on the disk yet: that may fail for a while. */
    @Override
    public Store open(StoreContext context) {
        Home home = new Home(Place.of(context), context.settings(), deadlines.clock());
        return new FileStore(context, home, deadlines);
    }
}
