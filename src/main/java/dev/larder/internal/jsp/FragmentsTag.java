package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentBatch;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.ItemFragments;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.OpenFragments;
import dev.larder.internal.fragment.PendingFragment;
import dev.larder.internal.fragment.ServletRendering;
import jakarta.el.ValueExpression;
import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.JspWriter;
import jakarta.servlet.jsp.tagext.BodyTagSupport;
import jakarta.servlet.jsp.tagext.TryCatchFinally;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <l:fragments>}: a fragment for each element of a collection.
 *
 * <p>Those that are stored are read in one trip to the backend; the body runs once for each of the others.
 */
public final class FragmentsTag extends BodyTagSupport implements TryCatchFinally {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> attributes = new HashMap<>();
    private transient @Nullable Run run;

    /** The elements. */
    public void setItems(@Nullable Object items) {
        attributes.put("items", items);
    }

    /** The name of the variable that holds an element. */
    public void setVar(@Nullable Object variable) {
        attributes.put("var", variable);
    }

    /** The name they have in common. */
    public void setName(@Nullable Object name) {
        attributes.put("name", name);
    }

    /** How long each is fresh. */
    public void setTtl(@Nullable Object ttl) {
        attributes.put("ttl", ttl);
    }

    /** What one differs from another by. */
    public void setVary(@Nullable Object vary) {
        attributes.put("vary", vary);
    }

    /** Tags by which each can be invalidated. */
    public void setTags(@Nullable Object tags) {
        attributes.put("tags", tags);
    }

    /** Which cache serves them. */
    public void setCache(@Nullable Object cache) {
        attributes.put("cache", cache);
    }

    /** Whether they are cached just now. */
    public void setIf(@Nullable Object condition) {
        attributes.put("if", condition);
    }

    /** Whether they are not cached just now. */
    public void setUnless(@Nullable Object condition) {
        attributes.put("unless", condition);
    }

    /** How long after that each may be shown while one visitor renders it anew. */
    public void setStaleWhileRevalidate(@Nullable Object window) {
        attributes.put("staleWhileRevalidate", window);
    }

    /** How long after that each may be shown when rendering fails. */
    public void setStaleIfError(@Nullable Object window) {
        attributes.put("staleIfError", window);
    }

    @Override
    public int doStartTag() throws JspException {
        ServletRendering rendering = PageRendering.of(pageContext);
        FragmentAttributes tag = new FragmentAttributes("l:fragments", rendering.page(), new HashMap<>(attributes));
        Optional<FragmentEngine> engine = PageRendering.engine(pageContext).filter(known -> known.applies(tag));
        Run started = new Run(rendering, tag.items(), tag.variable(), engine.orElse(null));
        started.before = pageContext.getAttribute(started.variable);
        run = started;
        started.batch = engine.isPresent() ? batch(engine.get(), started) : null;
        return goesOn(started) ? EVAL_BODY_BUFFERED : SKIP_BODY;
    }

    private FragmentBatch batch(FragmentEngine engine, Run started) {
        return ItemFragments.batch(engine, started.rendering, started.items, item -> {
            expose(started, item);
            Map<String, @Nullable Object> own = new HashMap<>();
            attributes.forEach((name, value) -> own.put(
                    name,
                    value instanceof ValueExpression expression
                            ? expression.getValue(pageContext.getELContext())
                            : value));
            return new FragmentAttributes("l:fragments", started.rendering.page(), own);
        });
    }

    private void expose(Run started, @Nullable Object item) {
        if (item == null) {
            pageContext.removeAttribute(started.variable, jakarta.servlet.jsp.PageContext.PAGE_SCOPE);
        } else {
            pageContext.setAttribute(started.variable, item);
        }
    }

    /** Writes what is stored up to the next element that has to be rendered; false at the end. */
    private boolean goesOn(Run running) throws JspException {
        while (++running.place < running.items.size()) {
            FragmentBatch batch = running.batch;
            Optional<Markup> stored = batch == null ? Optional.empty() : batch.markup(running.place);
            if (stored.isEmpty() && batch != null) {
                running.pending = batch.begin(running.place);
                stored = running.pending.markup();
            }
            if (stored.isEmpty()) {
                expose(running, running.items.get(running.place));
                prepare(running);
                return true;
            }
            running.pending = null;
            running.write(stored.get(), this);
        }
        return false;
    }

    @Override
    public void doInitBody() {
        Run running = run;
        if (running != null) {
            prepare(running);
        }
    }

    /** The next body is about to write. */
    private void prepare(Run running) {
        if (bodyContent != null && running.pending != null) {
            SetAttributes before = SetAttributes.before(pageContext);
            running.set = before;
            OpenFragments.of(running.rendering).buffer(bodyContent, before);
        }
    }

    @Override
    public int doAfterBody() throws JspException {
        Run running = run;
        if (running == null) {
            return SKIP_BODY;
        }
        String written = bodyContent.getString();
        bodyContent.clearBody();
        PendingFragment pending = running.pending;
        if (pending == null) {
            write(written);
        } else {
            if (running.set != null) {
                running.set.tell(OpenFragments.of(running.rendering));
            }
            Markup markup = pending.complete(written);
            pending.close();
            running.pending = null;
            running.write(markup, this);
        }
        return goesOn(running) ? EVAL_BODY_AGAIN : SKIP_BODY;
    }

    /** Where the elements are written, one after the other. */
    private JspWriter out() {
        return bodyContent == null ? pageContext.getOut() : bodyContent.getEnclosingWriter();
    }

    private void write(String markup) throws JspException {
        try {
            out().write(markup);
        } catch (IOException e) {
            throw new JspException(e);
        }
    }

    @Override
    public void doCatch(Throwable failure) throws Throwable {
        throw failure;
    }

    @Override
    public void doFinally() {
        Run ended = run;
        run = null;
        bodyContent = null;
        if (ended != null) {
            expose(ended, ended.before);
            if (ended.pending != null) {
                ended.pending.close();
            }
        }
    }

    @Override
    public void release() {
        attributes.clear();
        super.release();
    }

    /** One use of the tag. */
    private static final class Run {
        private final ServletRendering rendering;
        private final List<?> items;
        private final String variable;
        private final @Nullable FragmentEngine engine;
        private int place = -1;
        private @Nullable FragmentBatch batch;
        private @Nullable PendingFragment pending;
        private @Nullable SetAttributes set;
        private @Nullable Object before;

        Run(ServletRendering rendering, List<?> items, String variable, @Nullable FragmentEngine engine) {
            this.rendering = rendering;
            this.items = items;
            this.variable = variable;
            this.engine = engine;
        }

        void write(Markup markup, FragmentsTag tag) throws JspException {
            if (engine != null) {
                new PageOutput(engine, tag.pageContext, tag.out()).write(markup);
            }
        }
    }
}
