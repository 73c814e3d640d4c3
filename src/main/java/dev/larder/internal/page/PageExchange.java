package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.Loader;
import dev.larder.Outcome;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Invalidation;
import dev.larder.internal.http.Methods;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The story of one request: it passes by, or is answered from what is stored, or is answered by the application and leaves a page
 * behind.
 */
final class PageExchange {

    /** How often a page may turn out to vary on something further before the cache gives up. */
    private static final int MOST_STEPS = 4;

    private final PageServices services;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final FilterChain chain;
    private final Queue<Runnable> refreshes = new ArrayDeque<>(1);
    private @Nullable Exception failure;
    private String looked = "";
    private boolean waitedInVain;
    private boolean begun;
    private boolean done;

    PageExchange(PageServices services, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        this.services = services;
        this.request = request;
        this.response = response;
        this.chain = chain;
    }

    /** Whether the application has been called, so that a failure may be its own. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the application has answered, so that a failure can only be the cache's. */
    boolean isDone() {
        return done;
    }

    /** Answers the request. */
    void answer() throws IOException, ServletException {
        if (!Methods.isRetrieval(request.getMethod())) {
            change();
            return;
        }
        Bypass reason = Bypass.of(request, services.options());
        boolean part = reason == Bypass.RANGE;
        PageRequest page = reason == null || part ? PageRequest.of(request, services) : null;
        if (page == null || page.declaration().isForbidden()) {
            bypass(page == null && reason != null ? reason : Bypass.NEVER_CACHE);
        } else if (part || "HEAD".equals(request.getMethod())) {
            headOrPart(page, part);
        } else {
            get(page);
        }
    }

    // ---- passing by

    private void bypass(Bypass reason) throws IOException, ServletException {
        if (reason == Bypass.NEVER_CACHE) {
            response.setHeader(FieldNames.CACHE_CONTROL, "no-store, private");
        }
        pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.BYPASS).detail(reason.code()));
    }

    private void pass(CacheStatus status) throws IOException, ServletException {
        show(status.toString());
        begun = true;
        chain.doFilter(request, response);
        done = true;
    }

    /** A request that may change something: once it has, what is stored under its URL is outdated (RFC 9111 §4.4). */
    private void change() throws IOException, ServletException {
        pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.METHOD));
        if (request.isAsyncStarted()) {
            PageUrl url = PageUrl.of(request, QueryFilter.ALL);
            String method = request.getMethod();
            request.getAsyncContext().addListener(new AfterChange(() -> changed(method, url)));
        } else {
            changed(request.getMethod(), PageUrl.of(request, QueryFilter.ALL));
        }
    }

    private void changed(String method, PageUrl url) {
        if (Invalidation.isDue(method, response.getStatus())) {
            new PageInvalidation(services.caches(), services.options()).invalidate(url);
        }
    }

    // ---- looking up

    /** Answered from the whole page if that is stored, else by the application, which leaves nothing behind. */
    private void headOrPart(PageRequest page, boolean part) throws IOException, ServletException {
        Cache cache = services.caches().get(page.cacheName(services.options()));
        String key = page.key();
        for (int step = 0; step < MOST_STEPS; step++) {
            StoredPage stored = cache.get(key);
            if (stored == null) {
                break;
            }
            if (stored.answers(page.fields())) {
                replay(stored, ageSeconds(stored), hit(cache.timeToLive(key).orElse(Duration.ZERO)));
                return;
            }
            key = page.variantKey(key, stored.origin().variance());
        }
        if (part) {
            bypass(Bypass.RANGE);
        } else {
            pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.URI_MISS)
                    .detail("method"));
        }
    }

    private void get(PageRequest page) throws IOException, ServletException {
        Cache cache = services.caches().get(page.cacheName(services.options()));
        CachePolicy policy = page.policy();
        String key = page.key();
        for (int step = 0; step < MOST_STEPS; step++) {
            looked = key;
            Outcome<@Nullable StoredPage> outcome = fetch(cache, key, policy, loader(cache, page, step));
            StoredPage stored = outcome == null ? null : outcome.value();
            if (done || outcome == null || stored == null) {
                break;
            }
            if (failure != null) {
                serveInstead(page, new Served(stored, outcome), failure);
                break;
            }
            if (stored.answers(page.fields())) {
                serve(stored, outcome);
                break;
            }
            key = page.variantKey(key, stored.origin().variance());
        }
        if (!begun && !done) {
            bypass(waitedInVain ? Bypass.FAILURE : Bypass.VARIANTS);
        }
    }

    /** Null when somebody else's computation was waited for and failed: his client may just have gone away. */
    private @Nullable Outcome<@Nullable StoredPage> fetch(
            Cache cache, String key, CachePolicy policy, Loader<@Nullable StoredPage, Exception> loader)
            throws IOException, ServletException {
        try {
            return cache.fetch(key, policy, loader);
        } catch (Exception e) {
            if (begun) {
                throw unchanged(e);
            }
            PageServices.LOGGER.log(System.Logger.Level.DEBUG, "A page waited for failed; it is computed anew.", e);
            waitedInVain = true;
            return null;
        }
    }

    /** What a chain throws, as it threw it. */
    private static ServletException unchanged(Exception thrown) throws IOException {
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        return thrown instanceof ServletException e ? e : new ServletException(thrown);
    }

    private Loader<@Nullable StoredPage, Exception> loader(Cache cache, PageRequest page, int step) {
        return new Loader<>() {
            @Override
            @SuppressWarnings("NullAway") // it does not see that V may be null here, as the type argument says
            public @Nullable StoredPage load(Draft draft) throws Exception {
                return compute(cache, page, draft, step);
            }

            @Override
            public Executor refreshExecutor() {
                return refreshes::add;
            }
        };
    }

    // ---- computing

    private @Nullable StoredPage compute(Cache cache, PageRequest page, Draft draft, int step) throws Exception {
        boolean behind = done;
        CacheStatus.Forward why = step == 0 ? CacheStatus.Forward.URI_MISS : CacheStatus.Forward.VARY_MISS;
        PageLoad load = new PageLoad(services, page, draft, why);
        boolean variant = step > 0 || !page.declaration().vary().isNone();
        if (variant && !VariantLimit.of(cache, page, services.options()).admits(looked)) {
            load.unfit(Bypass.VARIANTS.code());
        }
        begun = true;
        try {
            StoredPage stored = load.run(chain, behind ? new DetachedResponse(response) : response);
            done = true;
            return stored;
        } catch (Exception e) {
            failure = e;
            throw e;
        }
    }

    // ---- serving

    private record Served(StoredPage stored, Outcome<?> outcome) {}

    /** The application failed and the old page may stand in, unless part of the new one has gone out already. */
    private void serveInstead(PageRequest page, Served served, Exception failed) throws IOException, ServletException {
        if (response.isCommitted() || !served.stored.answers(page.fields())) {
            throw unchanged(failed);
        }
        response.reset();
        serve(served.stored, served.outcome);
    }

    private void serve(StoredPage stored, Outcome<?> outcome) throws IOException {
        String status = outcome.collapsed()
                ? CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.URI_MISS)
                        .collapsed()
                        .toString()
                : outcome.how() == Outcome.How.HIT ? hit(outcome.remaining()) : stale(outcome);
        replay(stored, stored.origin().initialAgeSeconds() + outcome.age().toSeconds(), status);
        refreshBehind();
    }

    private static String hit(Duration remaining) {
        return Replay.hit(Seconds.of(remaining));
    }

    private static String stale(Outcome<?> outcome) {
        String reason = outcome.how() == Outcome.How.STALE_ON_ERROR ? "stale-if-error" : "stale-while-revalidate";
        return CacheStatus.hit(PageServices.NAME).detail(reason).toString();
    }

    private void replay(StoredPage stored, long ageSeconds, String status) throws IOException {
        String shown = services.options().cacheStatus() ? status : null;
        new Replay(stored, ageSeconds, shown, services.clock()).write(request, response);
        done = true;
    }

    private long ageSeconds(StoredPage stored) {
        Instant received = Instant.ofEpochMilli(stored.origin().receivedMillis());
        long held = Math.max(
                0, Duration.between(received, services.clock().instant()).toSeconds());
        return stored.origin().initialAgeSeconds() + held;
    }

    /** The client has its answer; its thread now computes the page anew, without it. */
    private void refreshBehind() throws IOException {
        if (!refreshes.isEmpty()) {
            response.flushBuffer();
            refreshes.forEach(Runnable::run);
        }
    }

    private void show(String status) {
        if (services.options().cacheStatus()) {
            response.setHeader(FieldNames.CACHE_STATUS, status);
        }
    }
}
