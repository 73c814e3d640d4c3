package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentEngine;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.component.UIViewRoot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A view that is built and not rendered, for the live parts in it. For one answer.
 *
 * @param context its own
 * @param root its tree
 * @param lookups what its expressions look up
 */
record RebuiltView(LiveContext context, UIViewRoot root, Lookups lookups) {

    private static final String ATTRIBUTE = RebuiltView.class.getName();

    /** The same for all parts of an answer that may look up the same. */
    private record Kept(String view, ViewReference.Known known, RebuiltView built) {}

    static RebuiltView of(
            ViewReference reference, LiveBeans beans, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String view = reference.place().view();
        if (request.getAttribute(ATTRIBUTE) instanceof Kept kept
                && kept.view().equals(view)
                && kept.known().equals(reference.known())) {
            return kept.built();
        }
        Lookups lookups = new Lookups(reference.known(), beans);
        LiveContext context = LiveContext.open(new WatchedRequest(request, Map.of(), lookups), response, lookups);
        RebuiltView built = new RebuiltView(context, context.during(() -> build(context, view)), lookups);
        request.setAttribute(ATTRIBUTE, new Kept(view, reference.known(), built));
        return built;
    }

    private static UIViewRoot build(LiveContext context, String view) throws IOException {
        ViewHandler handler = context.getApplication().getViewHandler();
        UIViewRoot root = handler.createView(context, view);
        context.setViewRoot(root);
        handler.getViewDeclarationLanguage(context, view).buildView(context, root);
        return root;
    }

    /**
     * What a part writes.
     *
     * @param page the view as the page had it, where this is the page's visitor
     * @throws NotStandalone when it is not beyond doubt that the page would have had the same
     */
    String written(ViewReference reference, @Nullable ViewMoment page) throws IOException {
        return context.during(() -> {
            agree(reference, page);
            String text = context.written(root, reference.place().id(), reference.type());
            if (root.getViewMap(false) != null) {
                lookups.object("what is kept with the view");
            }
            return text;
        });
    }

    private void agree(ViewReference reference, @Nullable ViewMoment page) {
        ViewReference.Place place = reference.place();
        List<LiveComponent> parts = StandaloneBody.with(root, place.tag());
        boolean same = parts.size() == 1
                && parts.get(0).getClientId(context).equals(place.id())
                && StandaloneBody.isFit(parts.get(0))
                && isMadeFrom(place.templates(), parts.get(0))
                && StandaloneBody.resources(root, context)
                        .equals(reference.known().resources());
        if (!same || (page != null && !isLike(page.root()))) {
            lookups.object("the view as it was when the page was made");
        }
    }

    private boolean isMadeFrom(String templates, LiveComponent part) {
        FragmentEngine engine = ViewRendering.engine(context).orElse(null);
        return engine != null && engine.made(ViewRendering.of(context, part)).equals(templates);
    }

    private boolean isLike(UIViewRoot page) {
        return Objects.equals(page.getLocale(), root.getLocale())
                && Objects.equals(page.getRenderKitId(), root.getRenderKitId());
    }
}
