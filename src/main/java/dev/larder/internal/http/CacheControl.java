package dev.larder.internal.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a Cache-Control field says, of a request or of a response (RFC 9111 §5.2).
 *
 * <p>Names compare by token and in any case; unknown directives are ignored; of duplicates the first counts; a lifetime that
 * cannot be read is zero, so the response is stale (§4.2.1); lifetimes above 2^31 seconds are 2^31 seconds. Whatever restricts
 * the cache counts even when it is written carelessly, whatever frees it only when written correctly.
 */
public final class CacheControl {

    /** Says nothing. */
    public static final CacheControl NONE = new CacheControl(new EnumMap<>(Directive.class), Map.of());

    private final Map<Directive, Long> said;
    private final Map<Directive, Set<String>> fields;

    /** The collector's maps, which it hands over: seconds (0 for a plain directive), and field names where some were listed. */
    CacheControl(Map<Directive, Long> said, Map<Directive, Set<String>> fields) {
        this.said = said;
        this.fields = fields;
    }

    /** Reads all lines of the field as one list. */
    public static CacheControl parse(List<String> lines) {
        if (lines.isEmpty()) {
            return NONE;
        }
        DirectiveCollector collector = new DirectiveCollector();
        for (String line : lines) {
            ListCursor cursor = new ListCursor(line);
            while (cursor.next()) {
                collector.add(cursor.text(), cursor.isClean());
            }
        }
        return collector.toCacheControl();
    }

    /** The request's directives; {@code Pragma: no-cache} stands in when there is no Cache-Control (RFC 9111 §5.4). */
    public static CacheControl ofRequest(FieldLookup request) {
        if (request.first(FieldNames.CACHE_CONTROL) != null) {
            return parse(request.lines(FieldNames.CACHE_CONTROL));
        }
        return request.first(FieldNames.PRAGMA) == null ? NONE : pragma(request.lines(FieldNames.PRAGMA));
    }

    private static CacheControl pragma(List<String> lines) {
        CacheControl read = parse(lines);
        return read.isNoCache() ? parse(List.of("no-cache")) : NONE;
    }

    /** Whether storing is forbidden, with or without an argument (§5.2.1.5, §5.2.2.5). */
    public boolean isNoStore() {
        return has(Directive.NO_STORE);
    }

    /** Whether every use needs validation: {@code no-cache} without field names (§5.2.1.4, §5.2.2.4). */
    public boolean isNoCache() {
        return has(Directive.NO_CACHE) && noCacheFields().isEmpty();
    }

    /** The field names, in lower case, which {@code no-cache="..."} keeps from reuse; empty when it names none. */
    public Set<String> noCacheFields() {
        return fields.getOrDefault(Directive.NO_CACHE, Set.of());
    }

    /** Whether shared caches must not store the response: {@code private} without field names (§5.2.2.7). */
    public boolean isPrivate() {
        return has(Directive.PRIVATE) && privateFields().isEmpty();
    }

    /** The field names, in lower case, which {@code private="..."} keeps from shared caches; empty when it names none. */
    public Set<String> privateFields() {
        return fields.getOrDefault(Directive.PRIVATE, Set.of());
    }

    /** Whether the content must not be transformed (§5.2.1.6, §5.2.2.6). */
    public boolean isNoTransform() {
        return has(Directive.NO_TRANSFORM);
    }

    /** Whether a cache may store what it otherwise might not (§5.2.2.9). */
    public boolean isPublic() {
        return has(Directive.PUBLIC);
    }

    /** Whether a stale response must be validated before use (§5.2.2.2). */
    public boolean mustRevalidate() {
        return has(Directive.MUST_REVALIDATE);
    }

    /** Whether shared caches must validate a stale response before use (§5.2.2.8). */
    public boolean proxyRevalidate() {
        return has(Directive.PROXY_REVALIDATE);
    }

    /** Whether only caches that know the status code may store; then {@code no-store} is not for them (§5.2.2.3). */
    public boolean mustUnderstand() {
        return has(Directive.MUST_UNDERSTAND);
    }

    /** Whether the response will not change while it is fresh (RFC 8246 §2). */
    public boolean isImmutable() {
        return has(Directive.IMMUTABLE);
    }

    /** Whether the client wants a stored response or 504 (§5.2.1.7). */
    public boolean isOnlyIfCached() {
        return has(Directive.ONLY_IF_CACHED);
    }

    /** Lifetime (response) or greatest age (request), null when not said (§5.2.1.1, §5.2.2.1). */
    public @Nullable Duration maxAge() {
        return seconds(Directive.MAX_AGE);
    }

    /** Lifetime in shared caches, null when not said (§5.2.2.10). */
    public @Nullable Duration sMaxAge() {
        return seconds(Directive.S_MAXAGE);
    }

    /** How long a stale response may be served while it is refreshed, null when not said (RFC 5861 §3). */
    public @Nullable Duration staleWhileRevalidate() {
        return seconds(Directive.STALE_WHILE_REVALIDATE);
    }

    /** How long a stale response may be served instead of an error, null when not said (RFC 5861 §4). */
    public @Nullable Duration staleIfError() {
        return seconds(Directive.STALE_IF_ERROR);
    }

    /** How much longer the response must stay fresh, null when not said (§5.2.1.3). */
    public @Nullable Duration minFresh() {
        return seconds(Directive.MIN_FRESH);
    }

    /** How stale a response the client takes, null when not said, 2^31 seconds when any (§5.2.1.2). */
    public @Nullable Duration maxStale() {
        return seconds(Directive.MAX_STALE);
    }

    private boolean has(Directive directive) {
        return said.containsKey(directive);
    }

    private @Nullable Duration seconds(Directive directive) {
        Long seconds = said.get(directive);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CacheControl control && said.equals(control.said) && fields.equals(control.fields);
    }

    @Override
    public int hashCode() {
        return 31 * said.hashCode() + fields.hashCode();
    }

    @Override
    public String toString() {
        return said + " " + fields;
    }
}
