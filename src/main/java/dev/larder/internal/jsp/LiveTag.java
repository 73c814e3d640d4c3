package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.TagSupport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:live>}: a part that is computed for each visitor.
 *
 * <p>What is around it keeps its place and is stored, where the part can be computed alone: by a resource ({@code src}), or by its
 * body, where that needs nothing of what the page has set. Otherwise it keeps what is around it from being stored.
 */
public final class LiveTag extends TagSupport {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> attributes = new HashMap<>();

    /** What renders it. */
    public void setSrc(@Nullable Object source) {
        attributes.put("src", source);
    }

    @Override
    public int doStartTag() throws JspException {
        if (BodyContext.begins(pageContext)) {
            return EVAL_BODY_INCLUDE;
        }
        ServletRendering rendering = PageRendering.of(pageContext);
        String source = new FragmentAttributes("l:live", rendering.page(), new HashMap<>(attributes)).source();
        Optional<FragmentEngine> engine = PageRendering.engine(pageContext);
        if (source == null) {
            return engine.isPresent() && isLeft(engine.get(), rendering) ? SKIP_BODY : EVAL_BODY_INCLUDE;
        }
        String path = PageRendering.absolute(source, pageContext);
        if (engine.isPresent()) {
            output(engine.get()).place(new LivePart(LiveReference.resource(path)));
        } else {
            PageOutput.include(pageContext, path);
        }
        return SKIP_BODY;
    }

    /** Whether what is around keeps the place of the body, which is computed for each visitor then. */
    private boolean isLeft(FragmentEngine engine, ServletRendering rendering) {
        Optional<LivePart> part = new BodyPlace(pageContext, rendering).part(getParent());
        boolean left = part.isPresent() && output(engine).defers(part.get());
        if (part.isEmpty()) {
            engine.veto(rendering, FragmentEngine.LIVE);
        }
        return left;
    }

    private PageOutput output(FragmentEngine engine) {
        return new PageOutput(engine, pageContext, pageContext.getOut());
    }

    @Override
    public void release() {
        attributes.clear();
        super.release();
    }
}
