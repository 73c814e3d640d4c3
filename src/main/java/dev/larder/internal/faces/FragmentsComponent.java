package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentBatch;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.ItemFragments;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.fragment.PendingFragment;
import jakarta.faces.component.NamingContainer;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:fragments>}: a fragment for each element of a collection.
 *
 * <p>Those that are stored are read in one trip to the backend; the children are rendered once for each of the others. The element
 * is known only while it is rendered, so what takes part in a postback cannot be inside.
 */
public final class FragmentsComponent extends UIComponentBase implements NamingContainer {

    private static final List<String> OF_ALL = List.of("items", "var", "if", "unless");
    private static final List<String> OF_EACH =
            List.of("name", "ttl", "vary", "tags", "cache", "staleWhileRevalidate", "staleIfError");

    private transient int place = -1;

    @Override
    public String getFamily() {
        return FragmentComponent.FAMILY;
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    /** The ids inside differ from element to element. */
    @Override
    public String getContainerClientId(FacesContext context) {
        String id = super.getContainerClientId(context);
        return place < 0 ? id : id + context.getNamingContainerSeparatorChar() + place;
    }

    @Override
    public void processDecodes(FacesContext context) {
        // no element is known; what is inside takes no part
    }

    @Override
    public void processValidators(FacesContext context) {
        // as above
    }

    @Override
    public void processUpdates(FacesContext context) {
        // as above
    }

    @Override
    public void encodeChildren(FacesContext context) throws IOException {
        ViewRendering rendering = ViewRendering.of(context, this);
        FragmentAttributes tag = GivenAttributes.of(this, OF_ALL).as("l:fragments", rendering.page());
        String variable = tag.variable();
        Map<String, Object> request = context.getExternalContext().getRequestMap();
        Object before = request.get(variable);
        try {
            encode(rendering, tag, variable);
        } finally {
            move(-1);
            expose(request, variable, before);
        }
    }

    private void encode(ViewRendering rendering, FragmentAttributes tag, String variable) throws IOException {
        FacesContext context = rendering.context();
        Map<String, Object> request = context.getExternalContext().getRequestMap();
        List<?> items = tag.items();
        Optional<FragmentEngine> engine = ViewRendering.engine(context).filter(known -> known.applies(tag));
        FragmentBatch batch = engine.map(known -> ItemFragments.batch(known, rendering, items, item -> {
                    expose(request, variable, item);
                    return GivenAttributes.of(this, OF_EACH).as("l:fragments", rendering.page());
                }))
                .orElse(null);
        for (int i = 0; i < items.size(); i++) {
            move(i);
            expose(request, variable, items.get(i));
            if (engine.isEmpty() || batch == null) {
                super.encodeChildren(context);
            } else {
                cached(batch, rendering);
            }
        }
    }

    private void cached(FragmentBatch batch, ViewRendering rendering) throws IOException {
        Optional<Markup> stored = batch.markup(place);
        if (stored.isPresent()) {
            write(stored.get(), rendering);
            return;
        }
        try (PendingFragment pending = batch.begin(place)) {
            stored = pending.markup();
            write(stored.isPresent() ? stored.get() : pending.complete(body(rendering)), rendering);
        }
    }

    private String body(ViewRendering rendering) throws IOException {
        FacesContext context = rendering.context();
        OpenFragments open = OpenFragments.of(rendering);
        if (context.getPartialViewContext().isPartialRequest()) {
            open.pass("ajax-request");
        }
        ViewResources.tell(this, context, open);
        StringWriter written = new StringWriter(1024);
        ResponseWriter page = context.getResponseWriter();
        ResponseWriter capture = page.cloneWithWriter(written);
        context.setResponseWriter(capture);
        try {
            super.encodeChildren(context);
            capture.flush();
        } finally {
            context.setResponseWriter(page);
        }
        return written.toString();
    }

    private static void write(Markup markup, ViewRendering rendering) throws IOException {
        rendering.context().getResponseWriter().write(markup.text());
        ViewResources.mark(markup.effects(), rendering.context());
    }

    private static void expose(Map<String, Object> request, String variable, @Nullable Object item) {
        if (item == null) {
            request.remove(variable);
        } else {
            request.put(variable, item);
        }
    }

    private void move(int next) {
        place = next;
        forgetIds(this);
    }

    /** Setting an id makes a component forget the client id it has worked out. */
    private static void forgetIds(UIComponent parent) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            child.setId(child.getId());
            forgetIds(child);
        }
    }
}
