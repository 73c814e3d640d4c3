package dev.larder.internal.faces;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveRenderer;
import dev.larder.internal.live.LiveRenderers;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes live parts that are bodies of tags in views, in pages that are stored as a whole: builds the view, and renders the part
 * alone. Safe for use by many threads.
 */
final class LiveViews implements LiveRenderer {

    private static final System.Logger LOG = System.getLogger(LiveViews.class.getName());
    private static final int MOST = 1000;

    private final LiveBeans beans;
    private final Set<ViewReference.Place> unfit = ConcurrentHashMap.newKeySet();

    private LiveViews(LiveBeans beans) {
        this.beans = beans;
    }

    /** Those of the application. */
    static LiveViews of(FacesContext context) {
        return (LiveViews) context.getExternalContext()
                .getApplicationMap()
                .computeIfAbsent(LiveViews.class.getName(), none -> added(context));
    }

    private static LiveViews added(FacesContext context) {
        LiveViews views = new LiveViews(LiveBeans.current());
        LiveRenderers.of((ServletContext) context.getExternalContext().getContext())
                .add(LiveReference.Kind.FACES, views);
        return views;
    }

    LiveBeans beans() {
        return beans;
    }

    /** Whether a part has not turned out to depend on its page. */
    boolean isFit(ViewReference.Place place) {
        return !unfit.contains(place);
    }

    @Override
    public boolean isReady(LiveReference reference) {
        try {
            return isFit(ViewReference.of(reference.text()).place());
        } catch (IllegalArgumentException ofAnotherRelease) {
            return false;
        }
    }

    @Override
    public boolean render(LivePart part, HttpServletRequest request, HttpServletResponse response) throws IOException {
        beans.forgetFaces(); // those of the page, and behind the part its own
        try {
            ViewMoment page = part.place() instanceof ViewMoment moment ? moment : null;
            return render(ViewReference.of(part.reference().text()), page, request, response);
        } finally {
            beans.forgetFaces();
        }
    }

    private boolean render(
            ViewReference reference,
            @Nullable ViewMoment page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            response.getWriter().write(alone(reference, page, request, response));
            return true;
        } catch (IOException | RuntimeException e) {
            refuse(reference.place(), e, page != null);
            if (page == null) {
                throw new IOException("<l:live> (" + reference.place().tag() + "): needs its page", e);
            }
        }
        response.getWriter().write(within(page, reference, request, response));
        return false;
    }

    private String alone(
            ViewReference reference,
            @Nullable ViewMoment page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        return RebuiltView.of(reference, beans, request, response).written(reference, page);
    }

    /** As the page had it; once. */
    private String within(
            ViewMoment page, ViewReference reference, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Lookups lookups = new Lookups(null, beans);
        LiveContext context =
                LiveContext.open(new WatchedRequest(request, page.attributes(), lookups), response, lookups);
        beans.forgetFaces();
        return context.during(() -> {
            context.setViewRoot(page.root());
            context.getAttributes().putAll(page.context());
            return context.written(page.root(), reference.place().id(), reference.type());
        });
    }

    /** A failure that is the application's own says nothing of later visitors. */
    private void refuse(ViewReference.Place place, Exception why, boolean first) {
        if ((first || why instanceof NotStandalone) && unfit.size() < MOST && unfit.add(place)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "<l:live> (from {0}, in {1}): its body needs what only the page has: {2}. The page is computed for each"
                            + " visitor. Let the body use beans of the application or the session, or give the part a"
                            + " resource of its own: <l:live src>.",
                    place.tag(),
                    place.view(),
                    why instanceof NotStandalone ? why.getMessage() : why);
        }
    }
}
