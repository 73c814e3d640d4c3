package dev.larder.internal.engine;

import dev.larder.CacheLock;
import dev.larder.spi.Entry;
import java.time.Duration;

/**
 * A lock in the hands of its holder. It ends for him no later than for others: by a clock that never goes back, from before he asked, and by
 * the clock that they go by.
 */
final class HeldLock implements CacheLock {

    private final Locks locks;
    private final String key;
    private Entry held;
    private long begun;
    private boolean closed;

    HeldLock(Locks locks, String key, Entry held, long begun) {
        this.locks = locks;
        this.key = key;
        this.held = held;
        this.begun = begun;
    }

    /** By replacing it by itself: a read might be answered by a replica that lags. */
    @Override
    public synchronized boolean isHeld() {
        return isWithinTerm() && locks.place().replace(key, held, held);
    }

    private boolean isWithinTerm() {
        return !closed
                && !locks.isOver(held)
                && System.nanoTime() - begun < Locks.term(held).toNanos();
    }

    @Override
    public synchronized boolean extend(Duration term) {
        Locks.checked(term);
        long now = System.nanoTime();
        Entry next = locks.fresh(term); // another token, so that who waits sees that it is another term
        if (!isWithinTerm() || !replaced(next)) {
            return false;
        }
        held = next;
        begun = now;
        return true;
    }

    private boolean replaced(Entry next) {
        if (locks.place().replace(key, held, next)) {
            return true;
        }
        Entry there = locks.place().get(key);
        return there != null && LockTurn.isToken(next, there); // the answer was lost
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            locks.place().replace(key, held, null);
        }
    }
}
