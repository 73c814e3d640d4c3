package dev.larder.internal.engine;

import dev.larder.Draft;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fetch in two steps that needs no second one.
 *
 * @param come what it came to
 */
record SettledFetch<V extends @Nullable Object>(Outcome<V> come) implements OpenFetch<V> {

    @Override
    public Optional<Outcome<V>> outcome() {
        return Optional.of(come);
    }

    @Override
    public Optional<Outcome<V>> stale() {
        return Optional.empty();
    }

    @Override
    public Optional<Outcome<V>> fallback() {
        return Optional.empty();
    }

    @Override
    public Draft draft() {
        throw nothingToCompute();
    }

    @Override
    public Outcome<V> complete(V value) {
        throw nothingToCompute();
    }

    @Override
    public <X extends Throwable> Outcome<V> fail(X failure) throws X {
        throw failure;
    }

    @Override
    public OpenFetch<V> detach() {
        throw nothingToCompute();
    }

    @Override
    public Runnable within(Runnable work) {
        throw nothingToCompute();
    }

    @Override
    public void letGo() {
        throw nothingToCompute();
    }

    @Override
    public void whileAwaited(Runnable check) {
        throw nothingToCompute();
    }

    static IllegalStateException nothingToCompute() {
        return new IllegalStateException("OpenFetch (from its caller): there is nothing to compute, or it has ended."
                + " Look at outcome() first.");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
