package dev.larder.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.page.StoredPageCodec;
import dev.larder.spi.Entry;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents in which one key stood for two things, for far too many, or was told to those whom it did not concern. */
class MixedUpKeysTest {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(site -> site.bounds(100_000, 5));
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    @Test
    @DisplayName(
            "ChatGPT 2023: another's answer out of a backend in confusion is noticed, by the digest of its key in the page's entry")
    void anothersAnswer() {
        String path = stage.page((request, response) -> response.getWriter().print(request.getRequestURI()));
        stage.get(path + "/ann");
        stage.get(path + "/bob");
        Envelope envelope = new Envelope(List.of(new StoredPageCodec()), "page", false);
        List<String> keys = pages();
        assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
        String ann = keys.get(0);
        Entry page = stage.site().caches.store().getAll(List.of(ann)).get(ann);
        byte[] bytes = envelope.encode(ann, page);
        assertThat(envelope.decode(ann, bytes)).contains(page);
        assertThat(envelope.decode(keys.get(1), bytes)).isEmpty();
    }

    private static List<String> pages() {
        List<String> keys = new ArrayList<>();
        var store = stage.site().caches.store();
        store.keys().forEach(key -> {
            Object value = store.getAll(List.of(key)).get(key).value();
            if (value != null && new StoredPageCodec().owns(value.getClass())) {
                keys.add(key);
            }
        });
        return keys;
    }

    @ParameterizedTest
    @DisplayName("spring-projects/spring-framework#14870: keys of the same hash code are two keys")
    @CsvSource({"?q=Aa, ?q=BB", "?AaAa, ?BBBB", "/AaBB, /BBAa"})
    void sameHashCode(String one, String other) {
        assertThat(one.hashCode()).isEqualTo(other.hashCode());
        String path = stage.page((request, response) ->
                response.getWriter().print(request.getPathInfo() + "?" + request.getQueryString()));
        String first = stage.get(path + one).body();
        assertThat(stage.get(path + other).body()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("OutputCache delimiters: values that run into one another are two keys")
    void delimiters() {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", "X-A, X-B");
            response.getWriter().print(request.getHeader("X-A") + "|" + request.getHeader("X-B"));
        });
        stage.get(path, "X-A", "1,x-b=2", "X-B", "3");
        assertThat(stage.get(path, "X-A", "1", "X-B", "2,x-b=3").body()).isEqualTo("1|2,x-b=3");
        String query = stage.page((request, response) -> response.getWriter().print(request.getParameter("a")));
        stage.get(query + "?a=1%262");
        assertThat(stage.get(query + "?a=1&2").body()).isEqualTo("1");
    }

    @Test
    @DisplayName(
            "nirzaf/Stockpile#117, stellar/stellar-disbursement-platform-backend#1142, microsoft/FluidFramework#24962:"
                    + " the page of one tenant is not another's")
    void tenants() throws Exception {
        String byField = stage.page((request, response) -> response.getWriter().print(request.getHeader("X-Tenant")));
        assertThat(stage.get(byField, "X-Tenant", "acme").body()).isEqualTo("acme");
        assertThat(stage.get(byField, "X-Tenant", "ajax").body()).isEqualTo("ajax");
        String byHost = stage.page((request, response) -> response.getWriter().print(request.getServerName()));
        assertThat(stage.raw(byHost, "Host: acme.example")).endsWith("acme.example");
        assertThat(stage.raw(byHost, "Host: ajax.example")).endsWith("ajax.example");
        assertThat(stage.raw(byHost, "Host: acme.example"))
                .contains("larder; hit")
                .endsWith("acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Theme", "Cookie", "User-Agent"})
    @DisplayName("Spring CVE-2026-41007, CVE-2026-41716, dotnet/aspnetcore#67911, dotnet/aspnetcore#69214:"
            + " what an attacker writes makes no entries without end, nor does Vary: Cookie or User-Agent")
    void endlessVariants(String field) {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", field);
            response.getWriter().print("page");
        });
        int before = stage.site().caches.store().keys().toList().size();
        for (int i = 0; i < 60; i++) {
            stage.get(path, field, "v=" + i);
        }
        assertThat(pages().size()).isLessThanOrEqualTo(100);
        assertThat(stage.site().caches.store().keys().toList().size() - before).isLessThanOrEqualTo(2 * 5 + 4);
        assertThat(stage.get(path, field, "v=0").isHit()).isTrue();
    }

    /** All that Larder logs, formatted. */
    private static final class Log extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("dev.larder");
        private final Level before = logger.getLevel();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Log() {
            setLevel(Level.ALL);
            logger.setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(new SimpleFormatter().format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setLevel(before);
        }
    }

    @Test
    @DisplayName("Leak through logs: neither the log nor a response field tells keys, tags or values")
    void logs() {
        String path = stage.page((request, response) -> {
            response.setHeader("Vary", "X-Secret");
            response.setHeader("Cache-Tag", "hush-tag");
            if (request.getParameter("read") != null) {
                request.getHeader("Cookie");
            }
            response.getWriter().print("page");
        });
        String query = "?mail=hush-query";
        String[] headers = {"Cookie", "token=hush-cookie", "X-Secret", "hush-field"};
        try (Log log = new Log()) {
            StringBuilder fields = new StringBuilder();
            for (String more : new String[] {"", "", "&read=1", "&read=1", ";jsessionid=hush"}) {
                fields.append(stage.get(path + query + more, headers).fields().get("Cache-Status"));
            }
            stage.site().send("POST", path + query, headers);
            assertThat(fields.toString())
                    .contains("hit")
                    .contains("undeclared-input")
                    .doesNotContain("hush");
            assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains("hush"));
        }
    }

    @Test
    @DisplayName("owen2345/camaleon-cms#1279: clearing the pages clears nothing else")
    void clearing() {
        try (MapCaches caches = new MapCaches(new ManualClock(), "pages", "throttle")) {
            caches.get("throttle").set("attempts:ann", 5);
            caches.get("pages").set("page", "markup");
            caches.get("pages").clear();
            assertThat(caches.get("pages").contains("page")).isFalse();
            assertThat(caches.get("throttle").<Integer>get("attempts:ann")).isEqualTo(5);
        }
    }
}
