package dev.larder.security;

import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RequestBeans;
import dev.larder.internal.page.UndeclaredInputs;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A site whose visitors sign in and out in three ways: with the container, which knows a principal with a role; with the application,
 * which notes them in the session; and by a cookie that the application reads for itself.
 */
final class Visitors implements AutoCloseable {

    /** A guard of the cache that is taken away, to see whether the test notices. */
    enum Broken {
        NONE,
        /** Undeclared inputs are let through. */
        INPUTS,
        /** The application reads the session that nobody observes. */
        SESSION,
        /** Nobody tells which request-scoped beans live. */
        BEANS
    }

    static final List<String> PAGES = List.of(
            "/plain",
            "/principal",
            "/role",
            "/session",
            "/exists",
            "/cookie",
            "/bean",
            "/who.jsp",
            "/wrapped",
            "/language");

    private static final ThreadLocal<HttpServletRequest> RAW = new ThreadLocal<>();

    /** What a request-scoped bean holds that a filter in front of the cache has filled. */
    private static final ThreadLocal<String> BEAN = new ThreadLocal<>();

    private final Broken broken;
    private final PageSite site = new PageSite();

    Visitors(Broken broken) {
        this.broken = broken;
        site.undeclared(broken == Broken.INPUTS ? UndeclaredInputs.REPORT : UndeclaredInputs.REFUSE);
        site.server.filter("front", (Filter) Visitors::inFront);
        site.server.pages().file("who.jsp", """
                <%@ page contentType="text/plain" %>for [${sessionScope.user}] [${pageContext.request.remoteUser}]
                [${cookie.login.value}] roles [${sessionScope.role}]
                """);
        actions();
        pages();
        if (broken != Broken.BEANS) {
            RequestBeans beans = () -> BEAN.get() == null ? Set.of() : Set.of("Visitor");
            site.server.attribute(RequestBeans.ATTRIBUTE, beans);
        }
        site.start();
    }

    private void actions() {
        site.page("/login", (request, response) -> {
            String name = request.getParameter("name");
            switch (request.getParameter("by")) {
                case "container" -> request.getSession().setAttribute("principal", name);
                case "session" -> request.getSession().setAttribute("user", name);
                default -> response.addCookie(new Cookie("login", name));
            }
        });
        site.page("/role", (request, response) -> {
            if (request.getParameter("set") == null) {
                shows(response, request.isUserInRole("admin") ? "an admin" : "no admin");
            } else {
                request.getSession().setAttribute("role", request.getParameter("set"));
            }
        });
        site.page("/logout", (request, response) -> {
            request.getSession().invalidate();
            Cookie cookie = new Cookie("login", "");
            cookie.setMaxAge(0);
            response.addCookie(cookie);
        });
    }

    private void pages() {
        site.page("/plain", (request, response) -> shows(response, "everybody"));
        site.page("/language", (request, response) -> shows(response, request.getLocale()));
        site.page("/principal", (request, response) -> shows(response, request.getRemoteUser()));
        site.page("/cookie", (request, response) -> shows(response, cookie(request)));
        site.page("/bean", (request, response) -> shows(response, BEAN.get()));
        site.page(
                "/exists",
                (request, response) -> shows(response, request.getSession(false) == null ? "guest" : "a user"));
        site.page("/session", (request, response) -> {
            HttpServletRequest used = broken == Broken.SESSION ? RAW.get() : request;
            HttpSession session = used.getSession();
            shows(response, session.getAttribute("user") + " " + session.getAttribute("role"));
        });
        site.page(
                "/wrapped",
                (request, response) -> shows(
                        response,
                        new HttpServletRequestWrapper(request) {
                            @Override
                            public String getRemoteUser() {
                                return super.getRemoteUser() + cookie((HttpServletRequest) getRequest());
                            }
                        }.getRemoteUser()));
    }

    private static void shows(HttpServletResponse response, @Nullable Object what) throws IOException {
        response.getWriter().print("for " + what);
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals("login"))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The container, and a filter of the application that fills a bean. */
    private static void inFront(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpSession session = http.getSession(false);
        Object principal = session == null ? null : session.getAttribute("principal");
        boolean admin = session != null && "admin".equals(session.getAttribute("role"));
        RAW.set(http);
        BEAN.set(cookie(http));
        try {
            chain.doFilter(principal == null ? request : new SignedIn(http, principal.toString(), admin), response);
        } finally {
            RAW.remove();
            BEAN.remove();
        }
    }

    private static final class SignedIn extends HttpServletRequestWrapper {
        private final String name;
        private final boolean admin;

        SignedIn(HttpServletRequest request, String name, boolean admin) {
            super(request);
            this.name = name;
            this.admin = admin;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public String getRemoteUser() {
            return name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return admin && role.equals("admin");
        }
    }

    PageSite.Visitor arrive() {
        return site.visitor();
    }

    /** Lets the life of every stored page end. */
    void expire() {
        site.clock().advance(Duration.ofMinutes(11));
    }

    @Override
    public void close() {
        site.close();
    }
}
