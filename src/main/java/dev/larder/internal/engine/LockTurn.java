package dev.larder.internal.engine;

import dev.larder.CacheLock;
import dev.larder.spi.Entry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One who asks for a lock.
 *
 * <ol>
 *   <li>He puts his token where nothing is.
 *   <li>If there is a token and it is his, the backend's answer to the first try was lost.
 *   <li>If it is another's whose term is over, he replaces exactly that one by his. It is over by his own clock, or because he has seen it for a whole
 *       term: a clock that lags never waits for ever.
 * </ol>
 *
 * For one thread at a time.
 */
final class LockTurn {

    private static final int MOST_TRIES = 3;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Locks locks;
    private final String key;
    private final Duration term;
    private @Nullable Object token;
    private long seen;
    private long pause = FIRST_PAUSE;

    LockTurn(Locks locks, String key, Duration term) {
        this.locks = locks;
        this.key = key;
        this.term = term;
    }

    /** The lock, if it is to be had now. */
    Optional<CacheLock> ask() {
        for (int i = 0; i < MOST_TRIES; i++) {
            long begun = System.nanoTime();
            Entry mine = locks.fresh(term);
            if (locks.place().replace(key, null, mine)) {
                return taken(mine, begun);
            }
            Entry held = locks.place().get(key);
            if (held != null && (isToken(mine, held) || replacesOver(held, mine))) {
                return taken(mine, begun);
            }
            if (held != null) {
                return Optional.empty();
            } // given back this very moment, or the backend is out
        }
        return Optional.empty();
    }

    private Optional<CacheLock> taken(Entry mine, long begun) {
        return locks.place().isOpen() ? Optional.of(new HeldLock(locks, key, mine, begun)) : Optional.empty();
    }

    static boolean isToken(Entry mine, Entry held) {
        return Objects.equals(mine.value(), held.value());
    }

    private boolean replacesOver(Entry held, Entry mine) {
        return (locks.isOver(held) || isSeenForItsTerm(held)) && locks.place().replace(key, held, mine);
    }

    private boolean isSeenForItsTerm(Entry held) {
        long now = System.nanoTime();
        if (!Objects.equals(held.value(), token)) {
            token = held.value();
            seen = now;
        }
        return now - seen >= Waits.nanos(Locks.term(held));
    }

    /** How long to wait before asking again; not all of those who wait at the same moment. */
    long pause() {
        long now = pause;
        pause = Math.min(LONGEST_PAUSE, 2 * pause);
        return now / 2 + ThreadLocalRandom.current().nextLong(now / 2);
    }
}
