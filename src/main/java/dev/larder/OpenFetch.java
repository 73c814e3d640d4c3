package dev.larder;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Cache#fetch fetch} in two steps, for a caller whose computation cannot be a {@link Loader}: one that a framework runs
 * between two calls, as a container runs the body of a JSP tag.
 *
 * <p>Where {@link #outcome()} is empty, this caller leads the load: others may be waiting for it. It computes the value on the
 * thread that began, then calls {@link #complete} or {@link #fail}, and {@link #close} in any case. Loads that are begun inside
 * each other end in the opposite order. For one thread.
 *
 * @param <V> type of the value
 * @since 0.1
 */
public interface OpenFetch<V extends @Nullable Object> extends AutoCloseable {

    /**
     * What the fetch came to.
     *
     * @return empty as long as the value is to be computed
     */
    Optional<Outcome<V>> outcome();

    /**
     * The old value that may be served at once, before it is computed anew (RFC 5861 §3).
     *
     * @return empty where there is none or its time is over, and where there is nothing to compute
     */
    Optional<Outcome<V>> stale();

    /**
     * The old value that {@link #fail} would answer with (RFC 5861 §4).
     *
     * @return empty where a failure would reach the caller, and where there is nothing to compute
     */
    Optional<Outcome<V>> fallback();

    /**
     * The entry in the making.
     *
     * @return the draft
     * @throws IllegalStateException when there is nothing to compute
     */
    Draft draft();

    /**
     * Ends the load with its value, which is stored unless something speaks against it.
     *
     * @param value may be {@code null}
     * @return the value and how it came
     * @throws IllegalStateException when there is nothing to compute, or the load has ended
     */
    Outcome<V> complete(V value);

    /**
     * Ends the load with a failure; nothing is stored.
     *
     * @param <X> type of the failure
     * @param failure what the computation threw
     * @return the old value, where the policy allows it to be served ({@link CachePolicy#staleIfError()})
     * @throws X the failure, unchanged, where there is no such value, and where there was nothing to compute
     */
    <X extends Throwable> Outcome<V> fail(X failure) throws X;

    /**
     * Takes the load away from the thread that began it, for a computation that goes on elsewhere. What this thread fetches from
     * now on gives no tags to the entry.
     *
     * @return the load, to be ended as this one would have been, by one thread at a time; this one has nothing to compute any more
     * @throws IllegalStateException when there is nothing to compute, or the load has ended
     */
    OpenFetch<V> detach();

    /**
     * Work that is part of this load, for another thread: what it fetches gives its tags to the entry.
     *
     * @param work what runs there
     * @return the same work within the load; after the load has ended it runs as it is
     * @throws IllegalStateException when there is nothing to compute, or the load has ended
     */
    Runnable within(Runnable work);

    /**
     * Lets those who wait go: each computes for himself from now on, and for a few seconds nobody waits for this key. What this load
     * comes to may be stored all the same.
     *
     * @throws IllegalStateException when there is nothing to compute, or the load has ended
     */
    void letGo();

    /**
     * Lets those who wait look after the load: each runs the check about four times a second while he waits, beginning after the
     * first quarter of a second. The check may end the load or let go.
     *
     * @param check may run in several threads at once, and a moment after the load has ended
     * @throws IllegalStateException when there is nothing to compute, or the load has ended
     */
    void whileAwaited(Runnable check);

    /**
     * Leaves a load that has not ended: nothing is stored, and one of those who wait loads in its place. Otherwise does nothing.
     */
    @Override
    void close();
}
