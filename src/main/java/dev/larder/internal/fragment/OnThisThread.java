package dev.larder.internal.fragment;

import dev.larder.Draft;
import dev.larder.Loader;
import java.util.concurrent.Executor;

/** A loader whose refreshes, too, need the page around them: they run where and when they are asked for. */
record OnThisThread<V, X extends Exception>(Loader<V, X> loader) implements Loader<V, X> {

    @Override
    public V load(Draft draft) throws X {
        return loader.load(draft);
    }

    @Override
    public Executor refreshExecutor() {
        return Runnable::run;
    }
}
