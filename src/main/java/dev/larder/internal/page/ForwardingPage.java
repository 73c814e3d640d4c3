package dev.larder.internal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page may forward to. A forward takes back what was written; Jetty does so in its own response, past every wrapper, so what is
 * held back here for live parts would remain. When it is over Tomcat, from 11 on, lets nobody write any more, past every wrapper too.
 *
 * @param dispatcher the container's
 * @param captured what the page writes to
 */
record ForwardingPage(RequestDispatcher dispatcher, CapturedResponse captured) implements RequestDispatcher {

    private static final Pattern TOMCAT = Pattern.compile("Apache Tomcat/(\\d{1,4})\\.");
    private static final int FIRST_TO_SUSPEND = 11;

    /** The container's own wherever it will do: Payara's dispatches an asynchronous request to nothing else. */
    static RequestDispatcher of(RequestDispatcher dispatcher, CapturedResponse captured, ServletContext application) {
        return captured.transfer().live().isOpen() || suspends(application.getServerInfo())
                ? new ForwardingPage(dispatcher, captured)
                : dispatcher;
    }

    @Override
    public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        LivePlaces live = captured.transfer().live();
        if (live.isOpen() && !captured.isCommitted()) {
            captured.resetBuffer();
        }
        live.forwarded(suspends(request.getServletContext().getServerInfo()));
        dispatcher.forward(request, response);
    }

    static boolean suspends(String server) {
        Matcher tomcat = TOMCAT.matcher(server);
        return tomcat.lookingAt() && Integer.parseInt(tomcat.group(1)) >= FIRST_TO_SUSPEND;
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        dispatcher.include(request, response);
    }
}
