package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.page.PageSite;
import dev.larder.internal.page.RawHttp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One server for all incidents of a class: each puts a page of its own on it. The whole site has a lifetime, as a careless one has. */
final class Stage implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("^/+p\\d+");

    private final PageSite site;
    private final Map<String, PageSite.Body> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> computed = new ConcurrentHashMap<>();

    Stage() {
        this(UnaryOperator.identity());
    }

    Stage(UnaryOperator<PageSite> settings) {
        site = settings.apply(new PageSite());
        site.page("/*", this::perform).start();
    }

    private void perform(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Matcher name = NAME.matcher(request.getPathInfo());
        if (!name.find() || !pages.containsKey(name.group())) {
            response.sendError(404);
            return;
        }
        String first = name.group();
        computed.get(first).incrementAndGet();
        response.setContentType("text/html");
        pages.get(first).write(request, response);
    }

    /** Puts a page, and all below its path, on the stage; answers its path. */
    String page(PageSite.Body body) {
        String path = "/p" + pages.size();
        computed.put(path, new AtomicInteger());
        pages.put(path, body);
        return path;
    }

    /** How often a page was computed. */
    int computed(String path) {
        return computed.get(path).get();
    }

    PageSite site() {
        return site;
    }

    PageSite.Answer get(String path, String... headers) {
        return site.get(path, headers);
    }

    String raw(String target, String... headers) throws IOException {
        return RawHttp.get(site.server.port(), target, headers);
    }

    String host() {
        return "Host: localhost:" + site.server.port();
    }

    /** Asks as the attacker or the victim of a leak, and expects that the next visitor gets a page of his own, for that reason. */
    void expectNotShared(String path, String reason, String... headers) {
        PageSite.Answer first = site.get(path, headers);
        assertThat(first.cacheStatus()).contains("detail=" + reason).doesNotContain("stored");
        assertThat(site.get(path).isHit()).isFalse();
    }

    @Override
    public void close() {
        site.close();
    }
}
