package dev.larder.internal.fragment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Java code that renders a fragment: it has no page around it that fragments could know. */
final class JavaRendering implements Rendering {

    @Override
    public String page() {
        return "Java code";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return null;
    }

    @Override
    public void attribute(String name, Object value) {
        // each call stands alone; the engine sees which loads are inside each other
    }

    @Override
    public Watch watch() {
        return markup -> Optional.empty();
    }
}
