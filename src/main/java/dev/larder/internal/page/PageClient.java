package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.FieldNames;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The client's side of an exchange: what it asked, where its answer goes, and how far that has come. For one thread at a time. */
final class PageClient {

    private final PageServices services;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final FilterChain chain;
    private boolean begun;
    private boolean done;

    PageClient(PageServices services, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        this.services = services;
        this.request = request;
        this.response = response;
        this.chain = chain;
    }

    PageServices services() {
        return services;
    }

    HttpServletRequest request() {
        return request;
    }

    boolean isHead() {
        return "HEAD".equals(request.getMethod());
    }

    HttpServletResponse response() {
        return response;
    }

    FilterChain chain() {
        return chain;
    }

    /** Whether the application has been called, so that a failure may be its own. */
    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    /** Whether the client has its answer, so that a failure can only be the cache's. */
    boolean isDone() {
        return done;
    }

    void end() {
        done = true;
    }

    /** Lets the application answer as if there were no cache. */
    void bypass(Bypass reason) throws IOException, ServletException {
        if (reason == Bypass.NEVER_CACHE) {
            response.setHeader(FieldNames.CACHE_CONTROL, "no-store, private");
        }
        pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.BYPASS).detail(reason.code()));
    }

    void pass(CacheStatus status) throws IOException, ServletException {
        pass(status, chain);
    }

    void pass(CacheStatus status, FilterChain way) throws IOException, ServletException {
        services.tally().told(status);
        if (services.options().cacheStatus()) {
            response.setHeader(FieldNames.CACHE_STATUS, status.toString());
        }
        begun = true;
        way.doFilter(request, response);
        done = true;
    }

    /** Answers with a stored page of that age, fresh for so long. */
    void hit(StoredPage stored, long ageSeconds, long ttlSeconds) throws IOException {
        services.tally().hit();
        replay(stored, ageSeconds, Replay.hit(ttlSeconds));
    }

    /** Answers with a stored page of that age, for a reason. */
    void replay(StoredPage stored, long ageSeconds, CacheStatus status) throws IOException {
        services.tally().told(status);
        replay(stored, ageSeconds, status.toString());
    }

    private void replay(StoredPage stored, long ageSeconds, String status) throws IOException {
        String shown = services.options().cacheStatus() ? status : null;
        new Replay(stored, ageSeconds, shown, services.clock()).write(request, response);
        done = true;
    }

    /** Answers with a piece of a stored part. */
    void hitPart(StoredPart part, ContentRange range, long ttlSeconds) throws IOException {
        services.tally().hit();
        String shown = services.options().cacheStatus() ? Replay.hit(ttlSeconds) : null;
        new Replay(part.page(), ageSeconds(part.page()), shown, services.clock()).writePart(part, range, response);
        done = true;
    }

    /** Answers 504: nothing may be served without the application, of which the response bears nothing (RFC 9111 §4.2.4, §5.2.1.7, §5.2.2.2). */
    void timeOut(CacheStatus status) throws IOException {
        services.tally().told(status);
        if (services.options().cacheStatus()) {
            response.setHeader(FieldNames.CACHE_STATUS, status.toString());
        }
        response.sendError(HttpServletResponse.SC_GATEWAY_TIMEOUT);
        done = true;
    }

    /** How old a stored page is now. */
    long ageSeconds(StoredPage stored) {
        Instant received = Instant.ofEpochMilli(stored.origin().receivedMillis());
        Duration held = Duration.between(received, services.clock().instant());
        return stored.origin().initialAgeSeconds() + Math.max(0, held.toSeconds());
    }

    /** What a chain throws, as it threw it. */
    static ServletException unchanged(@Nullable Throwable thrown) throws IOException {
        if (thrown instanceof IOException e) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        return thrown instanceof ServletException e ? e : new ServletException(thrown);
    }
}
