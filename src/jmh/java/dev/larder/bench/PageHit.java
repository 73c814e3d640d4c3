package dev.larder.bench;

import dev.larder.Caches;
import dev.larder.bench.pages.BarePage;
import dev.larder.internal.http.CacheMode;
import dev.larder.internal.page.ForwardedTags;
import dev.larder.internal.page.PageFilter;
import dev.larder.internal.page.PageOptions;
import dev.larder.internal.page.UndeclaredInputs;
import dev.larder.testing.StubRequest;
import dev.larder.testing.StubResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A page that is there, through the filter, beside a servlet that writes the same ready bytes. Request and response are plain
 * objects without a server below them, so that only the filter's own work shows; {@code page-hits.sh} has the servers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageHit {

    @Param({"4096", "51200"})
    public int bytes = 4096;

    /** Whether the page is kept gzipped; the visitor takes that. */
    @Param({"false", "true"})
    public boolean compressed;

    private byte[] body = new byte[0];
    private Caches caches;
    private Filter filter;
    private final FilterChain nobody = (request, response) -> {
        throw new ServletException("a miss");
    };

    /** A visitor; the request is the same each time, the answer is not. */
    @State(Scope.Thread)
    public static class Visitor {
        private final StubRequest request = new StubRequest();
    }

    /** The page is stored before the first round. */
    @Setup
    public void store() throws IOException, ServletException {
        body = BarePage.text(bytes);
        caches = Provider.EHCACHE.larder();
        filter = new PageFilter(caches, options(), Clock.systemUTC());
        filter.doFilter(new StubRequest(), new StubResponse(), (request, response) -> write(response));
        if (cached(new Visitor()) < bytes != compressed) {
            throw new IllegalStateException("the page is not the one that was stored");
        }
    }

    private PageOptions options() {
        return new PageOptions(
                CacheMode.SITE,
                "pages",
                Provider.LIFETIME,
                UndeclaredInputs.REFUSE,
                new PageOptions.Bounds(1 << 20, 64, compressed ? 200 : Long.MAX_VALUE),
                new PageOptions.Addresses(Set.of(), List.of("utm_*", "gclid", "fbclid")),
                Set.of(),
                PageOptions.Gateway.STRICT,
                true,
                ForwardedTags.NONE,
                List.of());
    }

    @TearDown
    public void close() {
        caches.close();
    }

    @Benchmark
    public long readyBytes(Visitor visitor) throws IOException {
        StubResponse response = new StubResponse();
        write(response);
        return response.count();
    }

    @Benchmark
    public long cached(Visitor visitor) throws IOException, ServletException {
        StubResponse response = new StubResponse();
        filter.doFilter(visitor.request, response, nobody);
        return response.count();
    }

    private void write(ServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes);
        response.getOutputStream().write(body);
    }
}
