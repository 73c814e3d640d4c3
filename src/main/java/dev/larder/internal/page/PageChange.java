package dev.larder.internal.page;

import dev.larder.Cache;
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
        PageLoad load = new PageLoad(services, page, Attempt.first(CacheStatus.Forward.METHOD), Hold.NONE);
        client.begin();
        String asked = request.getRequestURL().toString();
        PageUrl url = PageUrl.of(request, QueryFilter.ALL);
        Made made = load.run(client.chain(), client.response(), new PageLoad.Later() {
            @Override
            public void made(Made come) {
                posted(page, asked, url, come);
            }

            @Override
            public boolean failed(@Nullable Throwable failure) {
                return false;
            }
        });
        client.end();
        if (!(made instanceof Made.Later)) {
            posted(page, asked, url, made);
        }
    }

    private void posted(PageRequest page, String asked, PageUrl url, Made made) {
        changed("POST", asked, url);
        if (made instanceof Made.Computed computed && computed.page() != null) {
            Cache cache = services.caches().get(page.cacheName(services.options()));
            cache.set(page.key(), computed.page(), computed.policy());
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
