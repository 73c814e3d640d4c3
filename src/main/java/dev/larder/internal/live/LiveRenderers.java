package dev.larder.internal.live;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who computes the live parts of an application, by their kind. A page language is here from its first live part on: until then
 * nothing can have been stored by this process, and what another has stored is a miss. Safe for use by many threads.
 */
public final class LiveRenderers {

    private static final String ATTRIBUTE = LiveRenderers.class.getName();

    private final Map<LiveReference.Kind, LiveRenderer> byKind = new ConcurrentHashMap<>();

    private LiveRenderers() {
        byKind.put(LiveReference.Kind.RESOURCE, new IncludedResources());
    }

    /** Those of an application. */
    public static LiveRenderers of(ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) instanceof LiveRenderers known) {
            return known;
        }
        synchronized (LiveRenderers.class) {
            if (application.getAttribute(ATTRIBUTE) instanceof LiveRenderers known) {
                return known;
            }
            LiveRenderers none = new LiveRenderers();
            application.setAttribute(ATTRIBUTE, none);
            return none;
        }
    }

    /** From now on parts of that kind are computed by it. */
    public void add(LiveReference.Kind kind, LiveRenderer renderer) {
        byKind.put(kind, renderer);
    }

    /** Who computes parts of that kind, or {@code null}. */
    public @Nullable LiveRenderer find(LiveReference.Kind kind) {
        return byKind.get(kind);
    }

    /** Whether what stands for a part can be computed. */
    public boolean isReady(LiveReference reference) {
        LiveRenderer renderer = byKind.get(reference.kind());
        return renderer != null && renderer.isReady(reference);
    }
}
