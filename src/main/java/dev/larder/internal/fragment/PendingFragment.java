package dev.larder.internal.fragment;

import dev.larder.OpenFetch;
import dev.larder.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fragment that has been looked up, and whose body is rendered before the next call where nothing was found. For one thread. */
public final class PendingFragment implements AutoCloseable {

    private final Fragment fragment;
    private final OpenFetch<String> fetch;
    private final OpenFragments open;
    private @Nullable FragmentLoad load;

    private PendingFragment(Fragment fragment, OpenFetch<String> fetch, OpenFragments open) {
        this.fragment = fragment;
        this.fetch = fetch;
        this.open = open;
    }

    static PendingFragment of(Fragment fragment, OpenFetch<String> fetch, Rendering rendering, Objections objections) {
        PendingFragment pending = new PendingFragment(fragment, fetch, OpenFragments.of(rendering));
        if (fetch.outcome().isEmpty()) {
            pending.load = FragmentLoad.begin(fragment, fetch.draft(), rendering, objections);
        }
        return pending;
    }

    /**
     * The stored markup.
     *
     * @return empty where the body is to be rendered
     */
    public Optional<String> markup() {
        return load == null ? fetch.outcome().map(this::used) : Optional.empty();
    }

    /** Ends with what the body wrote; answers what is to be written to the page. */
    public String complete(String markup) {
        String ended = load == null ? markup : load.end(markup);
        leave();
        return used(fetch.complete(ended));
    }

    /**
     * Ends with what the body threw.
     *
     * @return the old markup, where it may be served instead
     * @throws X the failure, unchanged, where there is none
     */
    public <X extends Throwable> String fail(X failure) throws X {
        leave();
        return used(fetch.fail(failure));
    }

    private String used(Outcome<String> outcome) {
        return open.used(fragment, outcome);
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
