package dev.larder.internal.page;

import java.util.List;

/**
 * Who reads from a request: the application, or the server for purposes of its own.
 *
 * <p>Decided by the nearest frame on the stack that does not merely pass the question on. Everything not listed here counts as the
 * application, so an unknown framework makes pages unstorable rather than unsafe. Asked only while a page is being computed.
 */
enum Reader {
    /** What it reads may show in the page. */
    APPLICATION,
    /** What it reads does not show in a page with status 200. */
    SERVER,
    /** A REST runtime that copies all header fields for the resource to pick from. */
    REST_COPY;

    private static final List<String> OWN_PURPOSES = List.of(
            "org.apache.catalina.core.",
            "com.sun.web.server.", // GlassFish and Payara tell the thread who the caller is, before each servlet
            "org.apache.catalina.servlets.DefaultServlet",
            "org.apache.jasper.servlet.",
            "org.eclipse.jetty.ee10.servlet.ResourceServlet", // DefaultServlet extends it
            "org.eclipse.jetty.ee10.servlet.DefaultServlet",
            "org.eclipse.jetty.ee11.servlet.ResourceServlet",
            "org.eclipse.jetty.ee11.servlet.DefaultServlet",
            "org.glassfish.wasp.servlet.",
            "com.sun.faces.context.flash.",
            "dev.larder.internal.fragment.", // looks for the session's id in markup, and refuses the page where it is
            "com.sun.faces.application.view.FaceletViewHandlingStrategy", // notes the charset in the session
            "jakarta.faces.application.ViewHandler"); // finds out the charset of a postback

    private static final List<String> SERVERS = List.of(
            "org.apache.catalina.",
            "com.sun.web.",
            "com.sun.enterprise.",
            "org.glassfish.web.",
            "fish.payara.",
            "org.eclipse.jetty.",
            "io.undertow.");

    private static final List<String> REST_RUNTIMES = List.of(
            "org.glassfish.jersey.servlet.",
            "org.jboss.resteasy.plugins.server.servlet.",
            "org.apache.cxf.transport.http.");

    private static final List<String> PASS_ON = List.of(
            "dev.larder.internal.page.Observed",
            "dev.larder.internal.page.Reader",
            "dev.larder.internal.page.LoadRequest",
            "jakarta.servlet.http.",
            "jakarta.servlet.ServletRequestWrapper",
            "java.",
            "jdk.",
            "com.sun.proxy.",
            "org.apache.catalina.core.ApplicationHttpRequest",
            "org.apache.catalina.core.ApplicationRequest",
            "org.eclipse.jetty.ee10.servlet.Dispatcher$",
            "org.eclipse.jetty.ee10.servlet.ServletCoreRequest", // copies the whole request for ResourceServlet
            "org.eclipse.jetty.ee11.servlet.Dispatcher$",
            "org.eclipse.jetty.ee11.servlet.ServletCoreRequest",
            "com.sun.faces.context.BaseContextMap",
            "com.sun.faces.context.ExternalContextImpl",
            "com.sun.faces.context.Request",
            "com.sun.faces.context.SessionMap",
            "jakarta.faces.context.ExternalContextWrapper");

    private static final StackWalker STACK = StackWalker.getInstance();

    /** The one that is reading now. */
    static Reader now() {
        return of(nearest());
    }

    /** Whether a server is at work now, which may look behind the observed request: it has the real one anyway. */
    static boolean isServersWork() {
        return begins(nearest(), SERVERS);
    }

    private static String nearest() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> !begins(name, PASS_ON))
                .findFirst()
                .orElse(""));
    }

    /** The kind of reader a class is. */
    static Reader of(String className) {
        if (begins(className, REST_RUNTIMES)) {
            return REST_COPY;
        }
        return begins(className, OWN_PURPOSES) ? SERVER : APPLICATION;
    }

    private static boolean begins(String name, List<String> beginnings) {
        for (String beginning : beginnings) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
