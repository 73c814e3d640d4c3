package dev.larder.internal.jsp;

import jakarta.el.ELContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.jsp.JspContext;
import jakarta.servlet.jsp.JspWriter;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.BodyContent;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The page as the body of a live part sees it: with nothing of what the page has set, and it is noticed where the body looks for that.
 * For one thread.
 */
abstract class BodyContext extends PageContext {

    private static final String ATTRIBUTE = "dev.larder.internal.jsp.alone";

    private final PageContext own;
    private final BodyRequest request;
    private final MissedVariables missed;
    private boolean begun;

    /**
     * Begins.
     *
     * @param own a new one of the container's
     */
    BodyContext(PageContext own, BodyRequest request, MissedVariables missed) {
        this.own = own;
        this.request = request;
        this.missed = missed;
    }

    /**
     * What generated code is to be called with. Expressions look for names here in any case; Payara's compiler wants its own kind of
     * page context for everything else.
     */
    PageContext begin() {
        own.getELContext().putContext(JspContext.class, this);
        own.setAttribute(ATTRIBUTE, this);
        return isReplaceable(own) ? this : own;
    }

    /** Whether generated code takes any page context, and so all it asks for is asked here. */
    static boolean isReplaceable(PageContext own) {
        return own.getClass().getName().startsWith("org.apache.jasper.");
    }

    /** Whether that page context is one in which a body is computed alone, and the tag that asks is the one whose body it is. */
    static boolean begins(PageContext page) {
        return page.getAttribute(ATTRIBUTE) instanceof BodyContext alone && alone.begins();
    }

    /** Whether the tag that asks is the one whose body this is: the first. */
    private boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    // ---- attributes

    @Override
    public @Nullable Object getAttribute(String name) {
        Object value = own.getAttribute(name);
        return value == null ? missed.ofPage(name) : value;
    }

    @Override
    public @Nullable Object getAttribute(String name, int scope) {
        return switch (scope) {
            case PAGE_SCOPE -> getAttribute(name);
            case SESSION_SCOPE -> ofSession(name);
            default -> own.getAttribute(name, scope);
        };
    }

    /** A page that is included may belong to no session, and one may begin in it. */
    private @Nullable Object ofSession(String name) {
        HttpSession session = getSession();
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public @Nullable Object findAttribute(String name) {
        Object value = getAttribute(name);
        if (value == null) {
            value = request.getAttribute(name);
        }
        if (value == null) {
            value = ofSession(name);
        }
        return value == null ? getServletContext().getAttribute(name) : value;
    }

    @Override
    public int getAttributesScope(String name) {
        if (getAttribute(name) != null) {
            return PAGE_SCOPE;
        }
        if (request.getAttribute(name) != null) {
            return REQUEST_SCOPE;
        }
        if (ofSession(name) != null) {
            return SESSION_SCOPE;
        }
        return getServletContext().getAttribute(name) == null ? 0 : APPLICATION_SCOPE;
    }

    @Override
    public Enumeration<String> getAttributeNamesInScope(int scope) {
        if (scope != SESSION_SCOPE) {
            return own.getAttributeNamesInScope(scope);
        }
        HttpSession session = getSession();
        return session == null ? Collections.emptyEnumeration() : session.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        own.setAttribute(name, value);
    }

    @Override
    public void setAttribute(String name, @Nullable Object value, int scope) {
        if (scope == SESSION_SCOPE) {
            request.getSession().setAttribute(name, value);
        } else {
            own.setAttribute(name, value, scope);
        }
    }

    @Override
    public void removeAttribute(String name) {
        removeAttribute(name, PAGE_SCOPE);
        removeAttribute(name, REQUEST_SCOPE);
        removeAttribute(name, SESSION_SCOPE);
        removeAttribute(name, APPLICATION_SCOPE);
    }

    @Override
    public void removeAttribute(String name, int scope) {
        HttpSession session = getSession();
        if (scope != SESSION_SCOPE) {
            own.removeAttribute(name, scope);
        } else if (session != null) {
            session.removeAttribute(name);
        }
    }

    // ---- what is the container's

    @Override
    public @Nullable HttpSession getSession() {
        return request.getSession(false);
    }

    @Override
    public JspWriter getOut() {
        return own.getOut();
    }

    @Override
    public BodyContent pushBody() {
        return own.pushBody();
    }

    @Override
    public JspWriter pushBody(Writer writer) {
        return own.pushBody(writer);
    }

    @Override
    public JspWriter popBody() {
        return own.popBody();
    }

    @Override
    public ELContext getELContext() {
        return own.getELContext();
    }

    @Override
    public Object getPage() {
        return own.getPage();
    }

    @Override
    public ServletRequest getRequest() {
        return own.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return own.getResponse();
    }

    @Override
    public @Nullable Exception getException() {
        return own.getException();
    }

    @Override
    public ServletConfig getServletConfig() {
        return own.getServletConfig();
    }

    @Override
    public ServletContext getServletContext() {
        return own.getServletContext();
    }

    @Override
    public void forward(String path) throws ServletException, IOException {
        throw new ServletException("<jsp:forward page> = '" + path + "': a live part is one of many in a page.");
    }

    @Override
    public void include(String path) throws ServletException, IOException {
        own.include(path);
    }

    @Override
    public void include(String path, boolean flush) throws ServletException, IOException {
        own.include(path, flush);
    }

    @Override
    public void handlePageException(Exception failure) throws ServletException {
        throw new ServletException(failure);
    }

    @Override
    public void handlePageException(Throwable failure) throws ServletException {
        throw new ServletException(failure);
    }

    @Override
    public void initialize(
            Servlet page,
            ServletRequest shown,
            ServletResponse response,
            String errorPage,
            boolean needsSession,
            int buffer,
            boolean autoFlush) {
        throw new IllegalStateException("it is there already");
    }

    @Override
    public void release() {
        // the container's own is released
    }
}
