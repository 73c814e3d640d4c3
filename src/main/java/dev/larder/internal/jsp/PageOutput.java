package dev.larder.internal.jsp;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.fragment.Segment;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveVisit;
import dev.larder.internal.live.Passage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.JspWriter;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.BodyContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;

/** A JSP page to which a fragment is written. For one thread. */
final class PageOutput implements Markup.Output<JspException> {

    private static final char[] NOTHING = {};
    private static final System.Logger LOG = System.getLogger(FragmentTag.class.getName());

    private final FragmentEngine engine;
    private final PageContext page;
    private final JspWriter out;
    private final Deque<String> computed = new ArrayDeque<>();

    /**
     * Begins.
     *
     * @param engine the application's
     * @param out where in the page it is written
     */
    PageOutput(FragmentEngine engine, PageContext page, JspWriter out) {
        this.engine = engine;
        this.page = page;
        this.out = out;
    }

    private ServletRendering rendering() {
        return PageRendering.of(page);
    }

    /**
     * Computes what is live in stored markup before anything is written, unless that is left to what is around. False where a part
     * needs what only the body's page has, as is then known of it, so that the markup is found to be of no use when it is asked for
     * again.
     */
    boolean isReady(Markup markup) {
        if (markup.isPlain() || OpenFragments.of(rendering()).isStoring()) {
            return true;
        }
        for (Segment segment : markup.segments()) {
            if (segment instanceof Segment.Live live && live.part().kind() == LiveReference.Kind.JSP) {
                try {
                    computed.add(text(new LivePart(live.part())));
                } catch (JspException e) {
                    LOG.log(System.Logger.Level.DEBUG, "A live part of a stored fragment is computed in its place.", e);
                    return new BodyPlace(page, rendering()).isFit(live.part());
                }
            }
        }
        return true;
    }

    /** Writes all of it, and sets what the body would have set. */
    void write(Markup markup) throws JspException {
        markup.write(this);
        SetAttributes.replay(markup.effects(), page);
    }

    @Override
    public void text(String markup) throws JspException {
        try {
            out.write(markup);
        } catch (IOException e) {
            throw new JspException(e);
        }
    }

    @Override
    public void live(Segment.Live segment) throws JspException {
        if (segment.part().kind() != LiveReference.Kind.JSP) {
            place(new LivePart(segment.part()));
            return;
        }
        String ready = computed.poll();
        if (ready == null) {
            body(segment.part());
        } else {
            text(ready);
        }
    }

    private void body(LiveReference reference) throws JspException {
        ServletRendering rendering = rendering();
        OpenFragments open = OpenFragments.of(rendering);
        BodyPlace place = new BodyPlace(page, rendering);
        LivePart part = new LivePart(reference, open.place(reference));
        if (!open.isStoring() || !defers(place.handedOn(part))) {
            computeApart(part.place() == null ? place.here(part) : part);
        }
    }

    /** Leaves a part to the fragment or page around it, or computes it. */
    void place(LivePart part) throws JspException {
        if (!defers(part)) {
            computeApart(part);
        }
    }

    /** Whether the fragment or page around it keeps its place. */
    boolean defers(LivePart part) {
        FragmentEngine.Spot spot = new FragmentEngine.Spot(
                out, () -> out instanceof BodyContent body ? body.getString().length() : 0, new PagePassage(page, out));
        return engine.defer(rendering(), spot, part);
    }

    private void computeApart(LivePart part) throws JspException {
        Caches.Apart apart = engine.apart();
        try {
            if (part.reference().kind() == LiveReference.Kind.RESOURCE
                    && page.getOut().equals(out)) {
                include(page, part.reference().text());
            } else {
                text(text(part));
            }
        } finally {
            apart.close();
        }
    }

    private String text(LivePart part) throws JspException {
        HttpServletResponse response = (HttpServletResponse) page.getResponse();
        Charset charset = Charset.forName(response.getCharacterEncoding());
        try {
            return new LiveVisit((HttpServletRequest) page.getRequest(), response, charset)
                    .compute(part)
                    .text();
        } catch (IOException e) {
            throw new JspException(e);
        }
    }

    static void include(PageContext page, String path) throws JspException {
        try {
            page.include(path, false);
        } catch (IOException | ServletException e) {
            throw new JspException(e);
        }
    }

    /**
     * The way of what a page writes to the response's own writer. That of a page that is included leads through the buffers of those
     * around it, which nobody can look into, but which can be emptied.
     */
    private record PagePassage(PageContext page, JspWriter out) implements Passage {

        @Override
        public int heldBack() {
            if (out instanceof BodyContent) {
                return -1;
            }
            try {
                page.getResponse().getWriter().write(NOTHING, 0, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.getBufferSize() - out.getRemaining();
        }

        @Override
        public void empty() {
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
