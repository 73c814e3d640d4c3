package dev.larder.internal.page;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;

/** A session that tells when it is used. */
final class ObservedSession implements HttpSession {

    private final HttpSession session;
    private final ReadInputs inputs;

    ObservedSession(HttpSession session, ReadInputs inputs) {
        this.session = session;
        this.inputs = inputs;
    }

    private HttpSession used() {
        if (Reader.now() != Reader.SERVER) {
            inputs.session();
        }
        return session;
    }

    @Override
    public long getCreationTime() {
        return used().getCreationTime();
    }

    @Override
    public String getId() {
        return Reader.now() == Reader.SERVER ? session.getId() : used().getId();
    }

    @Override
    public long getLastAccessedTime() {
        return used().getLastAccessedTime();
    }

    @Override
    public ServletContext getServletContext() {
        return session.getServletContext();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        used().setMaxInactiveInterval(seconds);
    }

    @Override
    public int getMaxInactiveInterval() {
        return used().getMaxInactiveInterval();
    }

    @Override
    public Object getAttribute(String name) {
        return used().getAttribute(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return used().getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        used().setAttribute(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        used().removeAttribute(name);
    }

    @Override
    public void invalidate() {
        used().invalidate();
    }

    @Override
    public boolean isNew() {
        return used().isNew();
    }
}
