package dev.larder.internal.store.file;

import dev.larder.spi.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The directory of one cache, with its index: made when it is needed, and again when somebody has removed it. */
final class Home implements AutoCloseable {

    private static final int RECORDS_PER_LEAF = 32;
    private static final int MOST_LEAF_BITS = 16;
    private static final int MOST_ATTEMPTS = 3;

    private final Place place;
    private final int leafBits;
    private final Sweeper sweeper;
    private volatile @Nullable Index index;

    Home(Place place, StoreSettings settings, Clock clock) {
        this.place = place;
        this.leafBits = leafBits(settings.bounds().entries());
        this.sweeper = new Sweeper(place, clock);
    }

    /** So many that each directory holds some 16 to 32 records when the cache is full. */
    static int leafBits(long entries) {
        long leaves = Math.max(1, entries / RECORDS_PER_LEAF);
        return Math.min(MOST_LEAF_BITS, Long.SIZE - Long.numberOfLeadingZeros(leaves - 1));
    }

    Place place() {
        return place;
    }

    /** Does something with the index, again if another has taken its place meanwhile. */
    <T> T with(Work<T> work) {
        try {
            for (int attempt = 1; ; attempt++) {
                Index known = index();
                try {
                    return work.with(known);
                } catch (StaleIndexException | ClosedChannelException e) {
                    forget(known);
                    if (attempt == MOST_ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InternalError e) { // a mapped file that somebody has cut off
            throw new IllegalStateException("the index of the backend file cannot be read", e);
        }
    }

    Index index() throws IOException {
        Index known = index;
        return known == null ? open() : known;
    }

    private synchronized Index open() throws IOException {
        Index known = index;
        if (known == null) {
            place.make();
            known = Index.open(place.index(), leafBits, this::discard);
            index = known;
            sweeper.start();
        }
        return known;
    }

    private synchronized void forget(Index stale) throws IOException {
        if (index == stale) {
            index = null;
            stale.close();
        }
    }

    /** Puts all records out of the way; under all locks. */
    void discard() throws IOException {
        try {
            Path elsewhere = place.trash().resolve(UUID.randomUUID().toString());
            Files.move(place.data(), elsewhere, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // there are none
        }
        place.make();
    }

    /** Begins to delete what was put out of the way, in the background. */
    void sweep() {
        sweeper.start();
    }

    @Override
    public synchronized void close() {
        sweeper.close();
        Index known = index;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What is done with an index. */
    interface Work<T> {
        T with(Index index) throws IOException;
    }
}
