package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A HEAD that the application answers like a GET, so that the page can be stored; the container sends the client the head alone. */
final class WholeRequest extends HttpServletRequestWrapper {

    WholeRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getMethod() {
        return "GET";
    }
}
