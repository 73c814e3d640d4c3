package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Rendering;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.live.LiveReference;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.lifecycle.ClientWindow;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A view as fragments see it.
 *
 * @param context of the request
 * @param servlet the request itself
 */
record ViewRendering(FacesContext context, ServletRendering servlet) implements Rendering {

    private static final System.Logger LOG = System.getLogger(FragmentComponent.class.getName());
    private static final String SAID = "dev.larder.internal.faces.missing";

    /**
     * A view.
     *
     * @param fragment the one that is rendered, or {@code null}
     */
    static ViewRendering of(FacesContext context, @Nullable UIComponent fragment) {
        ExternalContext external = context.getExternalContext();
        ServletRequest request = (ServletRequest) external.getRequest();
        ServletResponse response = (ServletResponse) external.getResponse();
        return new ViewRendering(
                context, new ServletRendering(page(context), request, response, () -> templates(context, fragment)));
    }

    /** The view, and the file in which the tag stands: what is between its ends may come from either. */
    private static List<String> templates(FacesContext context, @Nullable UIComponent fragment) {
        Object file = fragment == null ? null : fragment.getAttributes().get(FragmentHandler.TEMPLATE);
        return file == null ? List.of(page(context)) : List.of(file.toString(), page(context));
    }

    @Override
    public List<String> templates() {
        return servlet.templates();
    }

    @Override
    public @Nullable String digest(String template) {
        return servlet.digest(template);
    }

    private static String page(FacesContext context) {
        return context.getViewRoot() == null
                ? "a view"
                : String.valueOf(context.getViewRoot().getViewId());
    }

    /** The engine of the application; empty, which is said once, where Larder has not been started. */
    static Optional<FragmentEngine> engine(FacesContext context) {
        Map<String, Object> application = context.getExternalContext().getApplicationMap();
        if (application.get(FragmentEngine.ATTRIBUTE) instanceof FragmentEngine engine) {
            return Optional.of(engine);
        }
        if (application.put(SAID, true) == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "<l:fragment> (from {0}): Larder is not running in this application; fragments are rendered and not"
                            + " stored. Look for an earlier error.",
                    page(context));
        }
        return Optional.empty();
    }

    @Override
    public String page() {
        return servlet.page();
    }

    /** A part by its place in the fragment's tag is for the tag to find. */
    @Override
    public boolean isReady(LiveReference part) {
        return part.kind() == LiveReference.Kind.INLINE || servlet.isReady(part);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return servlet.attribute(name);
    }

    @Override
    public void attribute(String name, Object value) {
        servlet.attribute(name, value);
    }

    /** What a servlet's markup may not hold, nor the id of the browser's window. */
    @Override
    public Watch watch() {
        Watch watch = servlet.watch();
        @Nullable ClientWindow window = context.getExternalContext().getClientWindow();
        String id = window == null ? null : window.getId();
        return markup ->
                id != null && holds(markup, id) ? Optional.of("client-window-in-markup") : watch.objection(markup);
    }

    /** As it is in forms, as it is encoded in links, or at least the name under which it is there. */
    private static boolean holds(String markup, String window) {
        return markup.contains(window)
                || markup.contains(URLEncoder.encode(window, StandardCharsets.UTF_8))
                || markup.contains(ResponseStateManager.CLIENT_WINDOW_URL_PARAM + "=");
    }
}
