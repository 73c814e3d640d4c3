package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.OpenFragments;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> ATTRIBUTES = List.of("name", "ttl", "vary", "tags", "cache");

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
        if (engine.isEmpty()) {
            super.encodeChildren(context);
            return;
        }
        ViewRendering rendering = ViewRendering.of(context);
        String markup = engine.get()
                .<IOException>render(attributes(rendering.page()), rendering, out -> body(context, rendering, out));
        context.getResponseWriter().write(markup);
    }

    private FragmentAttributes attributes(String page) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (String attribute : ATTRIBUTES) {
            if (getValueExpression(attribute) != null || getAttributes().get(attribute) != null) {
                given.put(attribute, getAttributes().get(attribute));
            }
        }
        return new FragmentAttributes(page, given);
    }

    private void body(FacesContext context, ViewRendering rendering, Writer out) throws IOException {
        object(context, OpenFragments.of(rendering));
        ResponseWriter page = context.getResponseWriter();
        ResponseWriter capture = page.cloneWithWriter(out);
        context.setResponseWriter(capture);
        try {
            super.encodeChildren(context);
            capture.flush();
        } finally {
            context.setResponseWriter(page);
        }
    }

    private void object(FacesContext context, OpenFragments open) {
        if (context.getPartialViewContext().isPartialRequest()) {
            open.pass("ajax-request"); // what is inside CDATA may be escaped in another way than a page
        }
        Stateful.reason(this).ifPresent(open::veto);
    }
}
