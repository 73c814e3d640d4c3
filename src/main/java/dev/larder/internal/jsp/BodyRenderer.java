package dev.larder.internal.jsp;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.LiveRenderer;
import dev.larder.internal.live.LiveRenderers;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.jsp.JspFactory;
import jakarta.servlet.jsp.PageContext;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes live parts that are the bodies of tags in JSPs: it calls the one method that the container has made of the tag. Safe for use by
 * many threads.
 */
final class BodyRenderer implements LiveRenderer {

    private static final System.Logger LOG = System.getLogger(LiveTag.class.getName());
    private static final int BUFFER = 8192;

    private final CompiledPages pages = new CompiledPages();
    private final Set<String> unfit = ConcurrentHashMap.newKeySet();

    private BodyRenderer() {}

    /** That of an application. */
    static BodyRenderer of(ServletContext application) {
        LiveRenderers all = LiveRenderers.of(application);
        if (all.find(LiveReference.Kind.JSP) instanceof BodyRenderer known) {
            return known;
        }
        synchronized (all) {
            if (all.find(LiveReference.Kind.JSP) instanceof BodyRenderer known) {
                return known;
            }
            BodyRenderer none = new BodyRenderer();
            all.add(LiveReference.Kind.JSP, none);
            return none;
        }
    }

    CompiledPages pages() {
        return pages;
    }

    /** Whether the body is known to need what its page has set. */
    boolean isUnfit(BodyReference body) {
        return unfit.contains(name(body));
    }

    private static String name(BodyReference body) {
        return body.page() + body.method();
    }

    @Override
    public boolean isReady(LiveReference reference) {
        BodyReference body = BodyReference.of(reference);
        Object page = pages.find(body.page());
        return page != null && pages.method(page, body.method()).isPresent() && !isUnfit(body);
    }

    @Override
    public boolean render(LivePart part, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        BodyReference body = BodyReference.of(part.reference());
        @Nullable Surroundings around = part.place() instanceof Surroundings known ? known : null;
        MissedVariables missed = new MissedVariables(body.missing(), around);
        write(body, new BodyRequest(request, body.page().path(), missed), response, missed);
        String needed = missed.first();
        if (needed != null) {
            refuse(body, "it looks at '" + needed + "', which the page has set.");
        }
        if (needed != null && around == null) {
            throw new IOException(part.reference() + ": its body needs '" + needed + "' of the page.");
        }
        return needed == null;
    }

    /** Said once of a body, which is left where it stands from now on. */
    private void refuse(BodyReference body, String why) {
        if (unfit.add(name(body))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "<l:live> (from {0}): what is around it cannot be stored, since {1} Set that inside the body, or let the"
                            + " body ask the request, the session or a bean.",
                    body.page().path(),
                    why);
        }
    }

    private void write(BodyReference body, BodyRequest request, HttpServletResponse response, MissedVariables missed)
            throws IOException, ServletException {
        Object page = pages.find(body.page());
        Method method = page == null ? null : pages.method(page, body.method()).orElse(null);
        if (!(page instanceof Servlet servlet) || method == null) {
            throw new IOException(body.page().path() + ": this JSP has not run here, or has been compiled anew.");
        }
        JspFactory factory = JspFactory.getDefaultFactory();
        PageContext own = factory.getPageContext(servlet, request, response, null, false, BUFFER, true);
        try {
            if (!BodyContext.isReplaceable(own)) {
                request.isAskedForPage();
            }
            BodyContext context = BodyContextClass.create(own, request, missed);
            if (call(method, servlet, context.begin())) {
                refuse(body, "it leaves the page.");
                throw new IOException(body.page().path() + ": the body of a live part leaves the page.");
            }
            own.getOut().flush();
        } finally {
            factory.releasePageContext(own);
        }
    }

    private static boolean call(Method method, Servlet page, PageContext context) throws IOException, ServletException {
        try {
            return Boolean.TRUE.equals(method.invoke(page, BodyMethods.arguments(method, context)));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new ServletException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ServletException(e);
        }
    }
}
