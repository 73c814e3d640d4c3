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
            "jakarta.faces.application.ViewHandler", // finds out the charset of a postback
            "org.omnifaces.context.OmniExternalContext#getFlash"); // the flash of a new session works around a fault

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
            "dev.larder.internal.page.ReadInputs",
            "dev.larder.internal.page.CapturedHead",
            "dev.larder.internal.wiring.ObservedInjection",
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
            "jakarta.faces.context.ExternalContextWrapper",
            "org.omnifaces.util.Faces", // Faces, FacesLocal: static ways to the same
            "org.glassfish.hk2.", // Jersey gives the request behind a proxy
            "org.jvnet.hk2.",
            "org.jboss.weld.bean.proxy.", // and so does Weld
            "org.jboss.weld.generated.proxies.");

    /** By its own name, because a page may read much. */
    private static final System.Logger LOGGER = System.getLogger("dev.larder.page.inputs");

    private static final StackWalker STACK = StackWalker.getInstance();

    /** The one that is reading now. */
    static Reader now() {
        return of(nearest());
    }

    /** Whether a server is at work now, which may look behind the observed request: it has the real one anyway. */
    static boolean isServersWork() {
        return begins(nearest(), SERVERS);
    }

    /** Says in the log who reads that now, or does it. */
    static void tell(String what) {
        if (LOGGER.isLoggable(System.Logger.Level.DEBUG)) {
            LOGGER.log(System.Logger.Level.DEBUG, "{0} by {1}", what, nearest());
        }
    }

    private static String nearest() {
        return STACK.walk(frames -> frames.map(frame -> frame.getClassName() + "#" + frame.getMethodName())
                .filter(name -> !begins(name, PASS_ON))
                .findFirst()
                .orElse(""));
    }

    /**
     * The kind of reader somebody is.
     *
     * @param place class and method, with a # between
     */
    static Reader of(String place) {
        if (begins(place, REST_RUNTIMES)) {
            return REST_COPY;
        }
        return begins(place, OWN_PURPOSES) ? SERVER : APPLICATION;
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
