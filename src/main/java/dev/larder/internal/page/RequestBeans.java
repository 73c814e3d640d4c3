package dev.larder.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;

/**
 * The request-scoped beans of the application that live already when a page is about to be computed. A filter in front of the cache
 * has put something into them, and what the page reads of them nobody sees.
 */
@FunctionalInterface
public interface RequestBeans {

    /** The servlet context attribute that holds it, where there are beans at all. */
    String ATTRIBUTE = "dev.larder.page.request-beans";

    /** The names of their classes, for the request of the calling thread. */
    Collection<String> alive();

    /** Those of a request, none where there is no CDI. */
    static Collection<String> of(HttpServletRequest request) {
        return request.getServletContext().getAttribute(ATTRIBUTE) instanceof RequestBeans beans
                ? beans.alive()
                : List.of();
    }
}
