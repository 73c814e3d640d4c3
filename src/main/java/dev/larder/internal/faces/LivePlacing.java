package dev.larder.internal.faces;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveVisit;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Puts live parts into a view: leaves them to the fragment that is being rendered around them, or computes them.
 *
 * @param engine the application's
 * @param context of the request
 */
record LivePlacing(FragmentEngine engine, FacesContext context) {

    private static final char[] NOTHING = {};

    /** The part belongs here. */
    void place(LiveComponent live) throws IOException {
        FragmentComponent around = FragmentComponent.innermost(context);
        LivePart part = around == null ? ofPage(live) : ofFragment(live, around);
        if (part == null) {
            engine.veto(ViewRendering.of(context, null), FragmentEngine.LIVE);
        }
        if (part == null || !defer(part)) {
            compute(live);
        }
    }

    /** In a loop one component is many parts, which have no place in the tree: there too only a resource can be found again. */
    private @Nullable LivePart ofFragment(LiveComponent live, FragmentComponent around) {
        String place = around.parts().placed(live, context);
        return place == null ? ofResource(live) : new LivePart(LiveReference.inline(place));
    }

    /** A page is replayed without its view. */
    private @Nullable LivePart ofPage(LiveComponent live) {
        LivePart resource = ofResource(live);
        boolean stored = OpenFragments.of(ViewRendering.of(context, null)).isStoring();
        return resource == null && stored && !live.isResource()
                ? new StandaloneBody(context, live).part(engine, LiveViews.of(context))
                : resource;
    }

    /** No condition of a tag can be asked when its view is not there. */
    private @Nullable LivePart ofResource(LiveComponent live) {
        String source = live.getValueExpression("rendered") == null ? live.path(context) : null;
        return source == null ? null : new LivePart(LiveReference.resource(source));
    }

    private boolean defer(LivePart part) throws IOException {
        ResponseWriter writer = context.getResponseWriter();
        writer.flush(); // an open tag is closed, and what was written is in the fragment's buffer
        FragmentComponent around = FragmentComponent.innermost(context);
        FragmentEngine.Spot spot =
                new FragmentEngine.Spot(writer, () -> around == null ? 0 : around.written(), () -> heldBack(writer));
        return engine.defer(ViewRendering.of(context, null), spot, part);
    }

    /** Nothing, if nothing arrives; what is around that keeps markup for itself does not let it through. */
    private static int heldBack(ResponseWriter writer) {
        try {
            writer.write(NOTHING, 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private void compute(LiveComponent live) throws IOException {
        Caches.Apart apart = engine.apart();
        try {
            live.compute(context);
        } finally {
            apart.close();
        }
    }

    /** A part that a tag of another page language has left in the markup. */
    void place(LiveReference part) throws IOException {
        if (!defer(new LivePart(part))) {
            Caches.Apart apart = engine.apart();
            try {
                compute(context, part);
            } finally {
                apart.close();
            }
        }
    }

    /** Writes what a part comes to for this visitor that is found without the view. */
    static void compute(FacesContext context, LiveReference part) throws IOException {
        ExternalContext external = context.getExternalContext();
        HttpServletResponse response = (HttpServletResponse) external.getResponse();
        LiveVisit visit = new LiveVisit(
                (HttpServletRequest) external.getRequest(), response, Charset.forName(response.getCharacterEncoding()));
        context.getResponseWriter().write(visit.compute(new LivePart(part)).text());
    }
}
