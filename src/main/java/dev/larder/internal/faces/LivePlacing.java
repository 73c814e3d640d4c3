package dev.larder.internal.faces;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Segment;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Puts live parts into a view: leaves them to the fragment that is being rendered around them, or computes them.
 *
 * @param engine the application's
 * @param context of the request
 */
record LivePlacing(FragmentEngine engine, FacesContext context) {

    /** The part belongs here. */
    void place(LiveComponent live) throws IOException {
        FragmentComponent around = FragmentComponent.innermost(context);
        String reference = around == null ? null : around.parts().placed(live, context);
        Segment.Live part = reference == null ? null : new Segment.Live(Segment.Kind.INLINE, reference);
        if (part == null) {
            engine.veto(ViewRendering.of(context, null), "live");
        }
        if (part == null || !defer(part)) {
            compute(live);
        }
    }

    private boolean defer(Segment.Live part) throws IOException {
        ResponseWriter writer = context.getResponseWriter();
        writer.flush(); // an open tag is closed, and what was written is in the fragment's buffer
        FragmentComponent around = FragmentComponent.innermost(context);
        return engine.defer(ViewRendering.of(context, null), writer, () -> around == null ? 0 : around.written(), part);
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
    void place(Segment.Live part) throws IOException {
        if (!defer(part)) {
            Caches.Apart apart = engine.apart();
            try {
                include(context, part.reference());
            } finally {
                apart.close();
            }
        }
    }

    /** What a resource of the application writes. */
    static void include(FacesContext context, String source) throws IOException {
        ExternalContext external = context.getExternalContext();
        ServletRequest request = (ServletRequest) external.getRequest();
        @Nullable RequestDispatcher resource = request.getRequestDispatcher(source);
        if (resource == null) {
            throw new IOException("<l:live src> = '" + source + "': no resource. Name one of the application.");
        }
        IncludedResponse included = new IncludedResponse((HttpServletResponse) external.getResponse());
        try {
            resource.include(request, included);
        } catch (ServletException e) {
            throw new IOException(e);
        }
        context.getResponseWriter().write(included.text());
    }
}
