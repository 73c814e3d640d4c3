package dev.larder.page;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The page cache in a servlet application.
 *
 * <p>It installs itself at {@code /*} for requests, with asynchronous processing supported, under the filter name {@value #NAME}.
 * Naming it in {@code web.xml} places it by hand; however often it is installed, it works once per request. Safe for use by many
 * threads.
 *
 * @since 0.1
 */
public final class PageCacheFilter implements Filter {

    /** The filter name under which it installs itself. */
    public static final String NAME = "larder";

    /** The servlet context attribute that holds the filter which does the work. */
    public static final String DELEGATE = "dev.larder.page.PageCacheFilter.delegate";

    /** What began asynchronously is followed where it goes on. */
    private static final Set<DispatcherType> DISPATCHERS = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC);

    private static final String ACTIVE = "dev.larder.page.PageCacheFilter.active";

    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile @Nullable ServletContext context;
    private volatile @Nullable Filter delegate;

    /** Makes a filter; the container does. */
    public PageCacheFilter() {}

    /**
     * Starts the page cache where nothing else has: in a container that was told to run no initializers, for example.
     *
     * @param config of the container
     * @throws dev.larder.ConfigurationException when settings are wrong; it lists every finding
     */
    @Override
    public void init(FilterConfig config) {
        ServletContext mine = config.getServletContext();
        context = mine;
        if (mine.getAttribute(DELEGATE) == null) {
            starter().ifPresent(starter -> starter.start(mine));
        }
    }

    /** Stops what {@link #init} has started. */
    @Override
    public void destroy() {
        ServletContext mine = context;
        delegate = null;
        if (mine != null) {
            starter().ifPresent(starter -> starter.stop(mine));
        }
    }

    private static Optional<Starter> starter() {
        return ServiceLoader.load(Starter.class, PageCacheFilter.class.getClassLoader())
                .findFirst();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Filter worker = worker(request);
        if (worker == null
                || !DISPATCHERS.contains(request.getDispatcherType())
                || request.getAttribute(ACTIVE) != null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ACTIVE, true);
        try {
            worker.doFilter(request, response, chain);
        } finally {
            request.removeAttribute(ACTIVE);
        }
    }

    /** Taken at the first request: whoever puts it there may start after this filter. */
    private @Nullable Filter worker(ServletRequest request) {
        Filter known = delegate;
        if (known != null) {
            return known;
        }
        ServletContext mine = context == null ? request.getServletContext() : context;
        if (mine.getAttribute(DELEGATE) instanceof Filter found) {
            delegate = found;
            return found;
        }
        if (missed.compareAndSet(false, true)) {
            System.getLogger(PageCacheFilter.class.getName())
                    .log(System.Logger.Level.WARNING, "The page cache is not started, so every page is computed.");
        }
        return null;
    }

    /** How the filter finds the rest of Larder; not for users. */
    public interface Starter {

        /**
         * Puts the filter that does the work into {@link #DELEGATE}, unless there is one.
         *
         * @param context of the web application
         */
        void start(ServletContext context);

        /**
         * Takes it away, and closes what was opened for this web application alone. May be called more than once.
         *
         * @param context of the web application
         */
        void stop(ServletContext context);
    }
}
