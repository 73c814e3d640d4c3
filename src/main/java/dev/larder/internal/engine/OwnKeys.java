package dev.larder.internal.engine;

import dev.larder.Draft;
import dev.larder.Loader;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A loader whose draft takes the caller's keys, as everything does that a caller says. */
record OwnKeys<V extends @Nullable Object, X extends Exception>(Loader<V, X> loader, KeySpace keys)
        implements Loader<V, X> {

    /** A missing loader is the caller's mistake, whether it would run or not. */
    OwnKeys {
        Objects.requireNonNull(loader, "loader");
    }

    @Override
    public V load(Draft draft) throws X {
        return loader.load(new OwnDraft(draft, keys));
    }

    @Override
    public @Nullable Executor refreshExecutor() {
        return loader.refreshExecutor();
    }

    /** A draft that takes the caller's keys. */
    record OwnDraft(Draft draft, KeySpace keys) implements Draft {

        @Override
        public Draft ttl(Duration ttl) {
            draft.ttl(ttl);
            return this;
        }

        @Override
        public Draft staleWhileRevalidate(Duration window) {
            draft.staleWhileRevalidate(window);
            return this;
        }

        @Override
        public Draft staleIfError(Duration window) {
            draft.staleIfError(window);
            return this;
        }

        @Override
        public Draft tags(String... tags) {
            draft.tags(tags);
            return this;
        }

        @Override
        public Draft doNotStore(String reason) {
            draft.doNotStore(reason);
            return this;
        }

        @Override
        public Draft keepAs(String key) {
            draft.keepAs(keys.full(key));
            return this;
        }

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the caller names the type
        public <V> Optional<V> previous() {
            return draft.previous();
        }
    }
}
