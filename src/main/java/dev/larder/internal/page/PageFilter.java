package dev.larder.internal.page;

import dev.larder.Caches;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/** The page cache as a filter: one {@link PageExchange} per request. Safe for use by many threads. */
public final class PageFilter implements Filter {

    private final PageServices services;

    /**
     * Begins.
     *
     * @param caches where pages are kept
     * @param options the settings
     * @param clock for ages and dates; the caches' own
     */
    public PageFilter(Caches caches, PageOptions options, Clock clock) {
        this(caches, options, clock, Household.open(new Tally()));
    }

    /**
     * Begins.
     *
     * @param caches where pages are kept
     * @param options the settings
     * @param clock for ages and dates; the caches' own
     * @param household what it shares with others
     */
    public PageFilter(Caches caches, PageOptions options, Clock clock, Household household) {
        this.services = new PageServices(caches, options, clock, new Declarations(), new AtomicBoolean(), household);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            services.followed().setPlain(true);
            AsyncLoad.dispatched(request, response, chain);
        } else if (request instanceof HttpServletRequest asked && response instanceof HttpServletResponse answer) {
            exchange(new PageClient(services, asked, answer, chain));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A failure of the cache never reaches the visitor; one of the application does, unchanged. */
    private static void exchange(PageClient client) throws IOException, ServletException {
        try {
            new PageExchange(client).answer();
        } catch (RuntimeException e) {
            if (client.hasBegun() && !client.isDone()) {
                throw e;
            }
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "The page cache failed; the page is computed.", e);
            if (!client.isDone() && !client.response().isCommitted()) {
                client.chain().doFilter(client.request(), client.response());
            }
        }
    }
}
