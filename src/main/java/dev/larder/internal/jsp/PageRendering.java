package dev.larder.internal.jsp;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.ServletRendering;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.jsp.PageContext;
import java.util.List;
import java.util.Optional;

/** A JSP page as fragments see it. */
final class PageRendering {

    private static final System.Logger LOG = System.getLogger(FragmentTag.class.getName());
    private static final String SAID = "dev.larder.internal.jsp.missing";

    private PageRendering() {}

    static ServletRendering of(PageContext page) {
        String path = path(page);
        return new ServletRendering(
                path,
                page.getRequest(),
                page.getResponse(),
                () -> List.of(path + "|" + page.getPage().getClass().getName()));
    }

    private static String path(PageContext page) {
        Object included = page.getRequest().getAttribute("jakarta.servlet.include.servlet_path");
        if (included != null) {
            return included.toString();
        }
        return page.getRequest() instanceof HttpServletRequest http ? http.getServletPath() : "a page";
    }

    /** A path of the application; one without a slash in front counts from the page. */
    static String absolute(String path, PageContext page) {
        String own = path(page);
        return path.startsWith("/") ? path : own.substring(0, own.lastIndexOf('/') + 1) + path;
    }

    /** The engine of the application; empty, which is said once, where Larder has not been started. */
    static Optional<FragmentEngine> engine(PageContext page) {
        ServletContext application = page.getServletContext();
        if (application.getAttribute(FragmentEngine.ATTRIBUTE) instanceof FragmentEngine engine) {
            return Optional.of(engine);
        }
        if (application.getAttribute(SAID) == null) {
            application.setAttribute(SAID, true);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "<l:fragment> (from {0}): Larder is not running in this application; fragments are rendered and not"
                            + " stored. Look for an earlier error.",
                    path(page));
        }
        return Optional.empty();
    }
}
