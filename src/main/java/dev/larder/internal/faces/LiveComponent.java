package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.live.LiveReference;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:live>}: a part that is computed for each visitor.
 *
 * <p>It is in the view's tree on hits, too, so the fragment around it is stored and keeps the part's place. Whether it is rendered is
 * asked each time the part is computed, since it may depend on the visitor.
 */
public final class LiveComponent extends UIComponentBase {

    @Override
    public String getFamily() {
        return FragmentComponent.FAMILY;
    }

    @Override
    public boolean getRendersChildren() {
        return true;
    }

    @Override
    public void encodeAll(FacesContext context) throws IOException {
        encodeChildren(context);
    }

    @Override
    public void encodeChildren(FacesContext context) throws IOException {
        Optional<FragmentEngine> engine = ViewRendering.engine(context);
        if (engine.isEmpty()) {
            compute(context);
        } else {
            new LivePlacing(engine.get(), context).place(this);
        }
    }

    /** What renders it instead of its children, or {@code null}. */
    @Nullable
    String source(FacesContext context) {
        Map<String, @Nullable Object> given = new HashMap<>();
        if (isResource()) {
            given.put("src", getAttributes().get("src"));
        }
        return new FragmentAttributes("l:live", ViewRendering.of(context, null).page(), given).source();
    }

    /** Whether a resource renders it. */
    boolean isResource() {
        return getValueExpression("src") != null || getAttributes().get("src") != null;
    }

    /** The same, as it stands here in the view. */
    @Nullable
    String path(FacesContext context) {
        pushComponentToEL(context, this);
        try {
            return source(context);
        } finally {
            popComponentFromEL(context);
        }
    }

    /** Renders it for this visitor. */
    void compute(FacesContext context) throws IOException {
        pushComponentToEL(context, this);
        try {
            if (isRendered()) {
                String source = source(context);
                if (source == null) {
                    super.encodeChildren(context);
                } else {
                    LivePlacing.compute(context, LiveReference.resource(source));
                }
            }
        } finally {
            popComponentFromEL(context);
        }
    }
}
