package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldLookup;
import dev.larder.internal.http.Invalidation;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request that may change something: once it has, what is stored under its URL, and under those of its Location and
 * Content-Location on this site, is outdated (RFC 9111 §4.4).
 */
final class PageChange {

    private final PageServices services;
    private final PageClient client;
    private final HttpServletRequest request;

    PageChange(PageClient client) {
        this.services = client.services();
        this.client = client;
        this.request = client.request();
    }

    void answer() throws IOException, ServletException {
        PageRequest page = mayAnswerGet() ? page() : null;
        if (page != null) {
            post(page);
            return;
        }
        client.pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.METHOD));
        String method = request.getMethod();
        String asked = request.getRequestURL().toString();
        PageUrl url = PageUrl.of(request, QueryFilter.ALL);
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AfterChange(() -> changed(method, asked, url)));
        } else {
            changed(method, asked, url);
        }
    }

    /** Whether the answer may say that it is what a GET would get from now on (RFC 9110 §9.3.3). */
    private boolean mayAnswerGet() {
        Bypass reason = Bypass.of(request, services.options());
        return !services.options().isSite()
                && "POST".equals(request.getMethod())
                && (reason == null || reason == Bypass.REQUEST_BODY);
    }

    private @Nullable PageRequest page() {
        try {
            return PageRequest.of(request, services);
        } catch (Audience.Unidentified visitor) {
            return null;
        }
    }

    private void post(PageRequest page) throws IOException, ServletException {
        Posted posted = new Posted(page);
        PageLoad load = new PageLoad(services, page, Attempt.first(CacheStatus.Forward.METHOD), Hold.NONE);
        client.begin();
        Made made = null;
        try {
            made = load.run(client.chain(), client.response(), posted);
        } finally {
            if (made == null) {
                posted.watch.leave();
            }
        }
        client.end();
        if (!(made instanceof Made.Later)) {
            posted.made(made);
        }
    }

    /** What there is to do once a POST has been answered: first what was stored is outdated, then the answer may be stored. */
    private final class Posted implements Recipient {

        private final PageRequest page;
        private final Cache cache;
        private final InvalidationWatch watch;
        private final String asked = request.getRequestURL().toString();
        private final PageUrl url = PageUrl.of(request, QueryFilter.ALL);

        Posted(PageRequest page) {
            this.page = page;
            this.cache = services.caches().get(page.cacheName(services.options()));
            this.watch = InvalidationWatch.begin(cache, page);
        }

        @Override
        public void made(Made made) {
            StoredPage stored = made instanceof Made.Computed computed ? computed.page() : null;
            CachePolicy policy = made instanceof Made.Computed computed ? computed.policy() : CachePolicy.inherited();
            boolean quiet = watch.isQuiet(policy); // before this request's own invalidation
            changed("POST", asked, url);
            if (stored != null && quiet) {
                cache.set(page.key(), stored, policy);
            }
        }

        @Override
        public boolean failed(@Nullable Throwable failure) {
            watch.leave();
            return false;
        }
    }

    private void changed(String method, String asked, PageUrl url) {
        if (!Invalidation.isDue(method, client.response().getStatus())) {
            return;
        }
        PageInvalidation invalidation = new PageInvalidation(services.caches(), services.options(), services.tally());
        invalidation.invalidate(url);
        FieldLookup answer = new ResponseFields(client.response());
        Invalidation.alsoOutdated(asked, answer).forEach(other -> invalidation.invalidate(other.toString()));
    }
}
