package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.OpenFragments;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:fragment>}: a part of a view that is stored and replayed.
 *
 * <p>The components inside are built in any case, so that the view's tree does not depend on what the cache holds. On a hit they
 * are not rendered, and no expression of theirs is evaluated.
 */
public final class FragmentComponent extends UIComponentBase {

    static final String FAMILY = "dev.larder";
    private static final List<String> ATTRIBUTES =
            List.of("name", "ttl", "vary", "tags", "cache", "if", "unless", "staleWhileRevalidate", "staleIfError");

    private transient @Nullable LiveParts parts;
    private transient @Nullable StringWriter buffer;

    @Override
    public String getFamily() {
        return FAMILY;
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    @Override
    public void encodeChildren(FacesContext context) throws IOException {
        Optional<FragmentEngine> engine = ViewRendering.engine(context);
        ViewRendering rendering = ViewRendering.of(context, this);
        FragmentAttributes tag = GivenAttributes.of(this, ATTRIBUTES).as("l:fragment", rendering.page());
        if (engine.isEmpty() || !engine.get().applies(tag)) {
            super.encodeChildren(context);
        } else {
            cached(engine.get(), tag, rendering);
        }
    }

    private void cached(FragmentEngine engine, FragmentAttributes tag, ViewRendering rendering) throws IOException {
        FacesContext context = rendering.context();
        boolean[] own = new boolean[1];
        Markup markup = engine.<IOException>render(tag, rendering, out -> {
            own[0] = true;
            body(rendering, out);
        });
        ViewOutput output = new ViewOutput(engine, context, this);
        if (!output.hasParts(markup) || !(own[0] || ViewResources.fit(markup.effects(), context))) {
            engine.veto(rendering, "resource-inside"); // this view lacks what the copy needs, or has it already
            super.encodeChildren(context);
            return;
        }
        markup.write(output);
        ViewResources.mark(markup.effects(), context);
    }

    private void body(ViewRendering rendering, Writer out) throws IOException {
        FacesContext context = rendering.context();
        OpenFragments open = OpenFragments.of(rendering);
        object(context, open);
        StringWriter written = new StringWriter(1024);
        ResponseWriter page = context.getResponseWriter();
        ResponseWriter capture = page.cloneWithWriter(written);
        open.buffer(capture);
        parts = LiveParts.atRest(this, context);
        buffer = written;
        stack(context).push(this);
        context.setResponseWriter(capture);
        try {
            super.encodeChildren(context);
            capture.flush();
        } finally {
            context.setResponseWriter(page);
            stack(context).remove(this);
        }
        if (parts().isAnyLeftOut()) {
            open.refuse("live-not-rendered", "an l:live that is not rendered for this visitor");
        }
        out.write(written.toString());
    }

    private void object(FacesContext context, OpenFragments open) {
        if (context.getPartialViewContext().isPartialRequest()) {
            open.pass("ajax-request"); // what is inside CDATA may be escaped in another way than a page
        }
        Stateful.reason(this).ifPresent(open::veto);
        ViewResources.tell(this, context, open);
    }

    /** The live parts inside, as they were when the body began. */
    LiveParts parts() {
        LiveParts known = parts;
        return known == null ? LiveParts.of(this) : known;
    }

    /** How much of the body has been written. */
    int written() {
        return buffer == null ? 0 : buffer.getBuffer().length();
    }

    /** The fragment whose body is being rendered just now, and not one around it; {@code null} for none. */
    static @Nullable FragmentComponent innermost(FacesContext context) {
        return stack(context).peek();
    }

    @SuppressWarnings("unchecked") // the attribute is this class's own
    private static Deque<FragmentComponent> stack(FacesContext context) {
        return (Deque<FragmentComponent>) context.getAttributes()
                .computeIfAbsent(FragmentComponent.class, none -> new ArrayDeque<FragmentComponent>());
    }
}
