package dev.larder;

import java.time.Duration;

/**
 * A lock that somebody holds, for a term. Ended by {@link #close}, in a {@code try} for example, or by the end of its term.
 *
 * <p>It belongs to no thread: any thread may ask, extend and close it. It is not reentrant: who holds it and asks for the same key again
 * gets nothing.
 *
 * <p><b>What it does not give.</b> A lock is a record in the cache's backend, not a transaction. Whoever is stopped for longer than the
 * term (by garbage collection, a suspended machine) goes on as if he still held it while somebody else does; there is no fencing token that a
 * database could check. The end of a term is judged by the clocks of the nodes, so they must be in step. A backend that loses entries (by
 * eviction, a restart, a fail-over to a replica that lags, {@code clear}) loses locks with them. So use it to save work that must not be done twice at a
 * time; where doing it twice would be wrong, let the database decide as well.
 *
 * @see Cache#lock(String, Duration)
 * @since 0.1
 */
public interface CacheLock extends AutoCloseable {

    /**
     * Asks the backend whether the lock is still held by this holder.
     *
     * @return false once it is closed, its term is over, somebody else has it, or the backend is out
     */
    boolean isHeld();

    /**
     * Begins a new term, counted from now.
     *
     * @param term a millisecond to a year
     * @return false where the lock was no longer held, which it is not afterwards either
     * @throws IllegalArgumentException when the term is out of range
     */
    boolean extend(Duration term);

    /** Gives the lock back, if it is still this holder's; otherwise, and the second time, does nothing. */
    @Override
    void close();
}
