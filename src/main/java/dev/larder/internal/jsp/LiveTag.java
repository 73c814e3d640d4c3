package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.ServletRendering;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.JspFragment;
import jakarta.servlet.jsp.tagext.TagSupport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:live>}: a part that is computed for each visitor.
 *
 * <p>The fragment around it keeps its place and is stored, where the part can be computed without the fragment's body: by a resource
 * ({@code src}), or by the {@code live} attribute of the fragment's tag. A part with a body of its own cannot, and keeps what is
 * around it from being stored.
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
        ServletRendering rendering = PageRendering.of(pageContext);
        String source = new FragmentAttributes("l:live", rendering.page(), new HashMap<>(attributes)).source();
        JspFragment inline = inline();
        Optional<FragmentEngine> engine = PageRendering.engine(pageContext);
        if (source == null && inline == null) {
            engine.ifPresent(known -> known.veto(rendering, FragmentEngine.LIVE));
            return EVAL_BODY_INCLUDE;
        }
        LivePart part = new LivePart(
                source == null
                        ? LiveReference.inline("live")
                        : LiveReference.resource(PageRendering.absolute(source, pageContext)));
        if (engine.isPresent()) {
            new PageOutput(engine.get(), pageContext, inline).place(part);
        } else {
            PageOutput.compute(pageContext, part, inline);
        }
        return SKIP_BODY;
    }

    /** What the fragment's tag has for its live part. */
    private @Nullable JspFragment inline() {
        return findAncestorWithClass(this, FragmentTag.class) instanceof FragmentTag fragment
                ? fragment.inline()
                : null;
    }

    @Override
    public void release() {
        attributes.clear();
        super.release();
    }
}
