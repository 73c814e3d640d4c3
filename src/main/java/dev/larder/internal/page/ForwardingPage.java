package dev.larder.internal.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Where a page with live parts may forward to. A forward takes back what was written; Jetty does so in its own response, past every wrapper, so
 * what is held back here would remain.
 *
 * @param dispatcher the container's
 * @param captured what the page writes to
 */
record ForwardingPage(RequestDispatcher dispatcher, CapturedResponse captured) implements RequestDispatcher {

    @Override
    public void forward(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        if (!captured.isCommitted()) {
            captured.resetBuffer();
        }
        dispatcher.forward(request, response);
    }

    @Override
    public void include(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        dispatcher.include(request, response);
    }
}
