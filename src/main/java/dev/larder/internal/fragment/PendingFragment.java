package dev.larder.internal.fragment;

import dev.larder.OpenFetch;
import dev.larder.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fragment that has been looked up, and whose body is rendered before the next call where nothing was found. For one thread. */
public final class PendingFragment implements AutoCloseable {

    private final Asked asked;
    private final OpenFetch<Object> fetch;
    private @Nullable FragmentLoad load;

    /**
     * What was asked for.
     *
     * @param engine whom
     * @param fragment which
     * @param rendering where
     */
    record Asked(FragmentEngine engine, Fragment fragment, Rendering rendering) {}

    private PendingFragment(Asked asked, OpenFetch<Object> fetch) {
        this.asked = asked;
        this.fetch = fetch;
    }

    static PendingFragment of(Asked asked, OpenFetch<Object> fetch, FragmentLoad.Place place) {
        PendingFragment pending = new PendingFragment(asked, fetch);
        if (fetch.outcome().isEmpty()) {
            pending.load = FragmentLoad.begin(asked.fragment, fetch.draft(), place);
        }
        return pending;
    }

    /**
     * The stored markup.
     *
     * @return empty where the body is to be rendered
     */
    public Optional<Markup> markup() {
        return load == null
                ? fetch.outcome().map(outcome -> used(outcome, (Markup) outcome.value()))
                : Optional.empty();
    }

    /** Ends with what the body wrote; answers what is to be written to the page. */
    public Markup complete(String written) {
        FragmentLoad ended = load;
        if (ended == null) {
            throw new IllegalStateException("there is nothing to complete");
        }
        Markup markup = ended.end(written);
        leave();
        return used(fetch.complete(markup), markup);
    }

    /**
     * Ends with what the body threw.
     *
     * @return the old markup, where it may be served instead
     * @throws X the failure, unchanged, where there is none
     */
    public <X extends Throwable> Markup fail(X failure) throws X {
        leave();
        Outcome<Object> outcome = fetch.fail(failure);
        Markup old = asked.engine.usable(outcome, asked.rendering);
        if (old == null) {
            throw failure;
        }
        return used(outcome, old);
    }

    private Markup used(Outcome<Object> outcome, Markup markup) {
        return asked.engine.used(asked.fragment, outcome, markup, asked.rendering);
    }

    private void leave() {
        if (load != null) {
            load.close();
            load = null;
        }
    }

    @Override
    public void close() {
        leave();
        fetch.close();
    }
}
