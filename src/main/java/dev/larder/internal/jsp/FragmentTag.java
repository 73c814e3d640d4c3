package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.fragment.PendingFragment;
import dev.larder.internal.fragment.ServletRendering;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.SkipPageException;
import jakarta.servlet.jsp.tagext.BodyTagSupport;
import jakarta.servlet.jsp.tagext.TryCatchFinally;
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
    private transient @Nullable SetAttributes before;
    private transient @Nullable PageOutput output;

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

    /** Whether it is cached just now. */
    public void setIf(@Nullable Object condition) {
        attributes.put("if", condition);
    }

    /** Whether it is not cached just now. */
    public void setUnless(@Nullable Object condition) {
        attributes.put("unless", condition);
    }

    /** How long after that it may be shown while one visitor renders it anew. */
    public void setStaleWhileRevalidate(@Nullable Object window) {
        attributes.put("staleWhileRevalidate", window);
    }

    /** How long after that it may be shown when rendering fails. */
    public void setStaleIfError(@Nullable Object window) {
        attributes.put("staleIfError", window);
    }

    @Override
    public int doStartTag() throws JspException {
        Optional<FragmentEngine> found = PageRendering.engine(pageContext);
        ServletRendering rendering = PageRendering.of(pageContext);
        FragmentAttributes tag = new FragmentAttributes(rendering.page(), new HashMap<>(attributes));
        if (found.isEmpty() || !found.get().applies(tag)) {
            return EVAL_BODY_INCLUDE;
        }
        FragmentEngine engine = found.get();
        PageOutput page = new PageOutput(engine, pageContext, pageContext.getOut());
        PendingFragment fragment = engine.begin(tag, rendering);
        Optional<Markup> markup = fragment.markup();
        if (markup.isPresent() && !page.isReady(markup.get())) {
            page = new PageOutput(engine, pageContext, pageContext.getOut());
            fragment = engine.begin(tag, rendering);
            markup = fragment.markup();
        }
        output = page;
        if (markup.isEmpty()) {
            pending = fragment;
            return EVAL_BODY_BUFFERED;
        }
        page.write(markup.get());
        return SKIP_BODY;
    }

    @Override
    public void doInitBody() {
        SetAttributes earlier = SetAttributes.before(pageContext);
        before = earlier;
        OpenFragments.of(PageRendering.of(pageContext)).buffer(bodyContent, earlier);
    }

    @Override
    public int doEndTag() throws JspException {
        PendingFragment fragment = pending;
        PageOutput page = output;
        if (fragment != null && page != null) {
            if (before != null) {
                before.tell(OpenFragments.of(PageRendering.of(pageContext)));
            }
            page.write(fragment.complete(bodyContent == null ? "" : bodyContent.getString()));
        }
        return EVAL_PAGE;
    }

    /** A page that is to be left early is no failure: what has been rendered of the body is dropped. */
    @Override
    public void doCatch(Throwable failure) throws Throwable {
        PendingFragment fragment = pending;
        PageOutput page = output;
        if (fragment == null || page == null || failure instanceof SkipPageException) {
            throw failure;
        }
        page.write(fragment.fail(failure));
    }

    @Override
    public void doFinally() {
        PendingFragment fragment = pending;
        pending = null;
        before = null;
        output = null;
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
