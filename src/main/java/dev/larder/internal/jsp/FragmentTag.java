package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.PendingFragment;
import dev.larder.internal.fragment.ServletRendering;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.SkipPageException;
import jakarta.servlet.jsp.tagext.BodyTagSupport;
import jakarta.servlet.jsp.tagext.TryCatchFinally;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:fragment>}: a part of a page that is stored and replayed.
 *
 * <p>A classic tag, since only the body of such a one may hold scripting elements.
 */
public final class FragmentTag extends BodyTagSupport implements TryCatchFinally {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> attributes = new HashMap<>();
    private transient @Nullable PendingFragment pending;

    /** Which fragment. */
    public void setName(@Nullable Object name) {
        attributes.put("name", name);
    }

    /** How long it is fresh. */
    public void setTtl(@Nullable Object ttl) {
        attributes.put("ttl", ttl);
    }

    /** One value or several by which it varies. */
    public void setVary(@Nullable Object vary) {
        attributes.put("vary", vary);
    }

    /** Tags by which it can be invalidated. */
    public void setTags(@Nullable Object tags) {
        attributes.put("tags", tags);
    }

    /** Which cache serves it. */
    public void setCache(@Nullable Object cache) {
        attributes.put("cache", cache);
    }

    @Override
    public int doStartTag() throws JspException {
        Optional<FragmentEngine> engine = PageRendering.engine(pageContext);
        if (engine.isEmpty()) {
            return EVAL_BODY_INCLUDE;
        }
        ServletRendering rendering = PageRendering.of(pageContext);
        PendingFragment fragment =
                engine.get().begin(new FragmentAttributes(rendering.page(), new HashMap<>(attributes)), rendering);
        Optional<String> markup = fragment.markup();
        if (markup.isEmpty()) {
            pending = fragment;
            return EVAL_BODY_BUFFERED;
        }
        write(markup.get());
        return SKIP_BODY;
    }

    @Override
    public int doEndTag() throws JspException {
        PendingFragment fragment = pending;
        if (fragment != null) {
            write(fragment.complete(bodyContent == null ? "" : bodyContent.getString()));
        }
        return EVAL_PAGE;
    }

    private void write(String markup) throws JspException {
        try {
            pageContext.getOut().write(markup);
        } catch (IOException e) {
            throw new JspException(e);
        }
    }

    /** A page that is to be left early is no failure: what has been rendered of the body is dropped. */
    @Override
    public void doCatch(Throwable failure) throws Throwable {
        PendingFragment fragment = pending;
        if (fragment == null || failure instanceof SkipPageException) {
            throw failure;
        }
        write(fragment.fail(failure));
    }

    @Override
    public void doFinally() {
        PendingFragment fragment = pending;
        pending = null;
        bodyContent = null;
        if (fragment != null) {
            fragment.close();
        }
    }

    /** Until here the container may rely on attributes it has set once. */
    @Override
    public void release() {
        attributes.clear();
        super.release();
    }
}
