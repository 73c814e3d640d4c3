package dev.larder.internal.jsp;

import dev.larder.internal.fragment.OpenFragments;
import jakarta.servlet.jsp.tagext.TagSupport;

/**
 * {@code <l:live>}: a part that is computed for each visitor. What surrounds it is therefore not stored, for the time being: neither
 * the fragments nor the page.
 */
public final class LiveTag extends TagSupport {

    private static final long serialVersionUID = 1L;

    @Override
    public int doStartTag() {
        OpenFragments.of(PageRendering.of(pageContext)).veto("live");
        return EVAL_BODY_INCLUDE;
    }
}
