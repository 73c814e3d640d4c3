package dev.larder.internal.jsp;

import dev.larder.Caches;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.Segment;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import jakarta.servlet.ServletException;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.JspWriter;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.BodyContent;
import jakarta.servlet.jsp.tagext.JspFragment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSP page to which a fragment is written.
 *
 * @param engine the application's
 * @param page it
 * @param inline the tag's own live part, where it has one
 */
record PageOutput(
        FragmentEngine engine, PageContext page, @Nullable JspFragment inline) implements Markup.Output<JspException> {

    private static final char[] NOTHING = {};

    /** Writes all of it, and sets what the body would have set. */
    void write(Markup markup) throws JspException {
        markup.write(this);
        SetAttributes.replay(markup.effects(), page);
    }

    @Override
    public void text(String markup) throws JspException {
        try {
            page.getOut().write(markup);
        } catch (IOException e) {
            throw new JspException(e);
        }
    }

    /** A part that only this tag can compute cannot be left to the fragment around. */
    @Override
    public void live(Segment.Live segment) throws JspException {
        LivePart part = new LivePart(segment.part());
        if (part.reference().kind() != LiveReference.Kind.INLINE) {
            place(part);
        } else {
            engine.veto(PageRendering.of(page), FragmentEngine.LIVE);
            computeApart(part);
        }
    }

    /** Leaves a part to the fragment or page around it, or computes it. */
    void place(LivePart part) throws JspException {
        JspWriter out = page.getOut();
        IntSupplier written =
                () -> out instanceof BodyContent body ? body.getString().length() : 0;
        FragmentEngine.Spot spot = new FragmentEngine.Spot(out, written, () -> heldBack(out));
        if (!engine.defer(PageRendering.of(page), spot, part)) {
            computeApart(part);
        }
    }

    /** What is in the page's own buffer. The response's writer is another one where a page is included. */
    private int heldBack(JspWriter out) {
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

    private void computeApart(LivePart part) throws JspException {
        Caches.Apart apart = engine.apart();
        try {
            compute(page, part, inline);
        } finally {
            apart.close();
        }
    }

    static void compute(PageContext page, LivePart part, @Nullable JspFragment inline) throws JspException {
        try {
            if (part.reference().kind() == LiveReference.Kind.RESOURCE) {
                page.include(part.reference().text(), false);
            } else if (inline != null) {
                inline.invoke(page.getOut());
            }
        } catch (IOException | ServletException e) {
            throw new JspException(e);
        }
    }
}
