package dev.larder.internal.page;

import jakarta.servlet.ServletConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The part of an observed request that tells one visitor from another: who he is, his session, and where he asks from. */
abstract sealed class ObservedVisitor extends HttpServletRequestWrapper permits ObservedRequest {

    /** The name of the visitor as an input. */
    static final String PRINCIPAL = "principal";

    /** How the name of a role that was asked for begins, as an input. */
    static final String ROLE = "role ";

    private final ReadInputs inputs;

    ObservedVisitor(HttpServletRequest request, ReadInputs inputs) {
        super(request);
        this.inputs = inputs;
    }

    /** Notes what no key can hold. */
    final void other(String what) {
        if (Reader.now() != Reader.SERVER) {
            inputs.other(what);
        }
    }

    // ---- who

    @Override
    public @Nullable Principal getUserPrincipal() {
        other(PRINCIPAL);
        return super.getUserPrincipal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        other(PRINCIPAL);
        return super.getRemoteUser();
    }

    @Override
    public boolean isUserInRole(String role) {
        other(ROLE + role);
        return super.isUserInRole(role);
    }

    @Override
    public @Nullable String getAuthType() {
        other(PRINCIPAL);
        return super.getAuthType();
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        other(PRINCIPAL);
        return super.authenticate(response);
    }

    @Override
    public void login(String user, String password) throws ServletException {
        other(PRINCIPAL);
        super.login(user, password);
    }

    @Override
    public void logout() throws ServletException {
        other(PRINCIPAL);
        super.logout();
    }

    // ---- the session

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    @SuppressWarnings("NullAway") // the platform's API is not annotated: null is its answer where there is no session
    public HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        if (create) {
            inputs.sessionCreated();
        }
        if ((session == null || !create) && Reader.now() != Reader.SERVER) {
            inputs.session(); // the page may depend on there being one, or none
        }
        return session == null ? null : ObservedSession.of(session, inputs);
    }

    @Override
    public String changeSessionId() {
        inputs.session();
        return super.changeSessionId();
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        inputs.session();
        return super.getRequestedSessionId();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        inputs.session();
        return super.isRequestedSessionIdValid();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        inputs.session();
        return super.isRequestedSessionIdFromCookie();
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        inputs.session();
        return super.isRequestedSessionIdFromURL();
    }

    // ---- where from

    @Override
    public String getRemoteAddr() {
        other("remote-address");
        return super.getRemoteAddr();
    }

    @Override
    public String getRemoteHost() {
        other("remote-address");
        return super.getRemoteHost();
    }

    @Override
    public int getRemotePort() {
        other("remote-address");
        return super.getRemotePort();
    }

    @Override
    public String getLocalAddr() {
        other("local-address");
        return super.getLocalAddr();
    }

    @Override
    public String getLocalName() {
        other("local-address");
        return super.getLocalName();
    }

    @Override
    public int getLocalPort() {
        other("local-address");
        return super.getLocalPort();
    }

    /** The scheme is in the key; whether it is secure follows from it, unless somebody says otherwise. */
    @Override
    public boolean isSecure() {
        if (super.isSecure() != "https".equalsIgnoreCase(getScheme())) {
            other("secure");
        }
        return super.isSecure();
    }

    @Override
    public String getRequestId() {
        other("request-id");
        return super.getRequestId();
    }

    @Override
    public String getProtocolRequestId() {
        other("request-id");
        return super.getProtocolRequestId();
    }

    @Override
    public ServletConnection getServletConnection() {
        other("connection");
        return super.getServletConnection();
    }
}
