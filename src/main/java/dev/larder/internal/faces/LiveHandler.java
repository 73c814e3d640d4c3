package dev.larder.internal.faces;

import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;

/** Builds {@code <l:live>}. */
public final class LiveHandler extends ComponentHandler {

    /** Checks what the page's author wrote. */
    public LiveHandler(ComponentConfig config) {
        super(config);
        Literals.check(tag);
    }
}
