package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.internal.engine.HandledCaches;
import dev.larder.internal.http.CacheMode;
import dev.larder.testing.ManualClock;
import dev.larder.testing.WebServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A site with the page filter in front, and a client that asks it. */
public final class PageSite implements AutoCloseable {

    /** What a page does with its request and response. */
    @FunctionalInterface
    public interface Body {
        void write(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    public final HandledCaches caches = new HandledCaches();
    private final Tally tally = new Tally();
    private Household household = Household.open(tally);
    public final AtomicInteger computed = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    public final WebServer server;
    private final List<PageRule> rules = new ArrayList<>();
    private Duration ttl = Duration.ofMinutes(10);
    private UndeclaredInputs undeclared = UndeclaredInputs.REFUSE;
    private PageOptions.Bounds bounds = new PageOptions.Bounds(100_000, 4, 200);
    private Set<String> hosts = Set.of();
    private Set<Integer> statuses = Set.of();
    private CacheMode mode = CacheMode.SITE;
    private boolean requestsOnly;
    private PageOptions.Gateway gateway = PageOptions.Gateway.STRICT;
    private ForwardedTags forwarded = ForwardedTags.NONE;

    public PageSite() {
        this("");
    }

    public PageSite(String contextPath) {
        server = WebServer.of(contextPath);
    }

    /** Every page that says nothing lives so long; null for no lifetime. */
    public PageSite ttl(Duration lifetime) {
        ttl = lifetime;
        return this;
    }

    public PageSite undeclared(UndeclaredInputs what) {
        undeclared = what;
        return this;
    }

    public PageSite bounds(long bodyBytes, int variants) {
        bounds = new PageOptions.Bounds(bodyBytes, variants, bounds.compressBytes());
        return this;
    }

    /** The smallest body that is kept compressed. */
    public PageSite compressFrom(long bytes) {
        bounds = new PageOptions.Bounds(bounds.bodyBytes(), bounds.variants(), bytes);
        return this;
    }

    public PageSite hosts(String... names) {
        hosts = Set.of(names);
        return this;
    }

    public PageSite statuses(Integer... codes) {
        statuses = Set.of(codes);
        return this;
    }

    PageSite gateway(PageOptions.Gateway wanted) {
        gateway = wanted;
        return this;
    }

    public PageSite mode(CacheMode wanted) {
        mode = wanted;
        return this;
    }

    /** Caches further out are told of tags by these fields. */
    PageSite forward(String... fields) {
        forwarded = ForwardedTags.by(List.of(fields));
        return this;
    }

    public PageSite rule(String path, CachePolicy policy, Variance vary, List<String> ignored, String... harmless) {
        PageDeclaration said = new PageDeclaration(PageDeclaration.Kind.CACHED, policy, null, null, vary, null);
        return rule(path, said, ignored, harmless);
    }

    /** A rule for pages that are not stored and answer conditions. */
    PageSite conditional(String path) {
        CachePolicy none = CachePolicy.inherited();
        return rule(
                path,
                new PageDeclaration(PageDeclaration.Kind.CONDITIONAL, none, null, null, Variance.NONE, null),
                List.of());
    }

    private PageSite rule(String path, PageDeclaration said, List<String> ignored, String... harmless) {
        rules.add(new PageRule("rule" + rules.size(), new PathPattern(path), said, null, ignored, List.of(harmless)));
        return this;
    }

    /** The pages under a path are shared with some only. */
    PageSite shared(String path, Sharing sharing) {
        PageDeclaration said = new PageDeclaration(
                PageDeclaration.Kind.CACHED, CachePolicy.inherited(), null, null, Variance.NONE, sharing);
        rules.add(new PageRule("rule" + rules.size(), new PathPattern(path), said, null, List.of(), List.of()));
        return this;
    }

    /** Nothing is cached at all. */
    PageSite switchedOff() {
        household = new Household(tally, false, Set.of());
        return this;
    }

    /** A cache stores nothing. */
    PageSite idle(String cache) {
        household = new Household(tally, true, Set.of(cache));
        return this;
    }

    public PageSite page(String mapping, Body body) {
        server.servlet(mapping, new Page(computed, body));
        return this;
    }

    /** The filter is placed by hand, as it was before it followed asynchronous dispatches. */
    PageSite requestsOnly(boolean only) {
        requestsOnly = only;
        return this;
    }

    public PageSite servlet(String mapping, HttpServlet servlet) {
        server.servlet(mapping, servlet);
        return this;
    }

    public PageOptions options() {
        return new PageOptions(
                mode,
                "pages",
                ttl,
                undeclared,
                bounds,
                new PageOptions.Addresses(hosts, List.of("utm_*", "gclid")),
                statuses,
                gateway,
                true,
                forwarded,
                rules);
    }

    /** What a bean of the application would be given. */
    PageInvalidation pages() {
        return new PageInvalidation(caches, options(), tally);
    }

    public PageSite start() {
        DispatcherType[] more = requestsOnly ? new DispatcherType[0] : new DispatcherType[] {DispatcherType.ASYNC};
        dev.larder.page.PageCacheFilter filter = new dev.larder.page.PageCacheFilter();
        server.attribute(
                        dev.larder.page.PageCacheFilter.DELEGATE,
                        new PageFilter(caches, options(), caches.clock(), household))
                .filter("larder", filter, DispatcherType.REQUEST, more)
                .start();
        return this;
    }

    public ManualClock clock() {
        return caches.clock();
    }

    public String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    /** A GET that has a body. */
    Answer getWithBody(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .method("GET", HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        return answer(client, request);
    }

    public Answer send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(client, request.build());
    }

    /** The answers to that many visitors who ask at the same moment. */
    List<Answer> together(int visitors, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(60))
                .build();
        List<CompletableFuture<HttpResponse<byte[]>>> coming = new ArrayList<>();
        for (int i = 0; i < visitors; i++) {
            coming.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
        }
        List<Answer> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<byte[]>> one : coming) {
            answers.add(answer(one.get(60, TimeUnit.SECONDS)));
        }
        return answers;
    }

    /** A visitor with cookies of his own. */
    public Visitor visitor() {
        return new Visitor(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build());
    }

    /** A visitor with cookies of his own. */
    public final class Visitor {
        private final HttpClient own;

        private Visitor(HttpClient own) {
            this.own = own;
        }

        public Answer get(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return answer(own, request.build());
        }

        public CookieHandler cookies() {
            return own.cookieHandler().orElseThrow();
        }
    }

    private static Answer answer(HttpClient client, HttpRequest request) {
        try {
            return answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(response.headers().map());
        return new Answer(response.statusCode(), fields, response.body());
    }

    @Override
    public void close() {
        server.close();
        caches.close();
    }

    /** What came back. */
    public record Answer(int status, Map<String, List<String>> fields, byte[] bytes) {

        public String body() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }

        /** All lines of a field, joined; empty when absent. */
        public String field(String name) {
            return String.join(", ", fields.getOrDefault(name, List.of()));
        }

        public String cacheStatus() {
            return field("Cache-Status");
        }

        public boolean isHit() {
            return cacheStatus().startsWith("larder; hit");
        }
    }

    /** A servlet that counts its computations. */
    private static final class Page extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private final transient AtomicInteger computed;
        private final transient Body body;

        Page(AtomicInteger computed, Body body) {
            this.computed = computed;
            this.body = body;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            computed.incrementAndGet();
            try {
                body.write(request, response);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
