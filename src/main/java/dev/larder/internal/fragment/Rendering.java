package dev.larder.internal.fragment;

import dev.larder.internal.live.LiveReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The request in which fragments are rendered, as far as they need to know it. */
public interface Rendering {

    /** The page, for messages. */
    String page();

    /** What belongs to the request under a name, or {@code null}. */
    @Nullable
    Object attribute(String name);

    /** Keeps something with the request. */
    void attribute(String name, Object value);

    /** The templates that a fragment rendered here is made from. */
    default List<String> templates() {
        return List.of();
    }

    /** The digest of a template as it is now, or {@code null} where it has no source. */
    default @Nullable String digest(String template) {
        return null;
    }

    /** Whether a live part can be computed by what stands for it. */
    default boolean isReady(LiveReference part) {
        return true;
    }

    /** Begins to watch for what a body does besides writing markup. */
    Watch watch();

    /** What has been seen since the body began. */
    @FunctionalInterface
    interface Watch {

        /**
         * Why this markup must not be replayed to others.
         *
         * @return one word or a few joined by hyphens, or empty
         */
        Optional<String> objection(String markup);
    }
}
