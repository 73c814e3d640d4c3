package dev.larder.internal.page;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.VaryFields;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;

/** What the cache adds to the head of a page that is being computed, before the client sees it. */
final class PageHead {

    private PageHead() {}

    /** The page's fields with Vary as it turned out, and a lifetime for browsers where one is declared. */
    static Fields of(PageVerdict.Facts facts, PageVerdict verdict, PageOptions options) {
        Fields fields = SharedPrivately.in(verdict.withVary(facts.fields()), facts.page());
        fields = options.forwardedTags().in(fields, Instructions.ownTags(facts));
        Duration browser = facts.said().browser();
        boolean silent =
                CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL)).maxAge() == null;
        return browser == null || !silent ? fields : BrowserLifetime.of(browser).in(fields, 0);
    }

    static void show(Fields fields, PageOptions options, HttpServletResponse client) {
        for (String name : options.forwardedTags().fields()) {
            if (fields.has(name)) {
                client.setHeader(name, String.join(", ", fields.lines(name)));
            }
        }
        if (fields.has(FieldNames.CACHE_CONTROL)) {
            client.setHeader(FieldNames.CACHE_CONTROL, String.join(", ", fields.lines(FieldNames.CACHE_CONTROL)));
        }
        if (fields.has(FieldNames.VARY)) {
            List<String> earlier = List.copyOf(client.getHeaders(FieldNames.VARY)); // other filters' as well
            VaryFields whole =
                    VaryFields.parse(earlier).plus(VaryFields.of(fields).written());
            client.setHeader(FieldNames.VARY, whole.toFieldValue());
        }
    }

    /** Says in Cache-Status what becomes of the page; what caches further in said comes first (RFC 9211 §2). */
    static void showStatus(CacheStatus why, PageVerdict.Facts facts, PageVerdict verdict, HttpServletResponse client) {
        String text = status(why, facts, verdict).toString();
        String upstream = String.join(", ", facts.fields().lines(FieldNames.CACHE_STATUS));
        client.setHeader(FieldNames.CACHE_STATUS, upstream.isEmpty() ? text : upstream + ", " + text);
    }

    private static CacheStatus status(CacheStatus why, PageVerdict.Facts facts, PageVerdict verdict) {
        if (!verdict.isStorable()) {
            CacheStatus refused = why.detail(verdict.refusal());
            return verdict.input() == null ? refused : refused.input(verdict.input());
        }
        Duration ttl = verdict.ttl(facts.said(), facts.age());
        return ttl == null ? why.stored() : why.stored().ttl(Seconds.of(ttl));
    }
}
