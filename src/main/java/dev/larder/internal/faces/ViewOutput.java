package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.Segment;
import dev.larder.internal.live.LiveReference;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.List;

/**
 * A view to which a fragment is written.
 *
 * @param engine the application's
 * @param context of the request
 * @param component the fragment's
 */
record ViewOutput(FragmentEngine engine, FacesContext context, FragmentComponent component)
        implements Markup.Output<IOException> {

    @Override
    public void text(String markup) throws IOException {
        context.getResponseWriter().write(markup);
    }

    @Override
    public void live(Segment.Live segment) throws IOException {
        LiveReference part = segment.part();
        LivePlacing placing = new LivePlacing(engine, context);
        if (part.kind() != LiveReference.Kind.INLINE) {
            placing.place(part);
            return;
        }
        LiveComponent live = LiveParts.of(component).find(part.text());
        if (live != null) {
            placing.place(live);
        }
    }

    /** Whether every live part of the markup is in this view, too. */
    boolean hasParts(Markup markup) {
        if (markup.isPlain()) {
            return true;
        }
        LiveParts parts = LiveParts.of(component);
        List<Segment> segments = markup.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Live live
                    && live.part().kind() == LiveReference.Kind.INLINE
                    && parts.find(live.part().text()) == null) {
                return false;
            }
        }
        return true;
    }
}
