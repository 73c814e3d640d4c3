package dev.larder.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a response is fresh, and who said so (RFC 9111 §4.2.1, §4.2.2; RFC 9213 §2.2).
 *
 * @param source whose word counted
 * @param duration the lifetime, never negative
 */
public record FreshnessLifetime(Source source, Duration duration) {

    /** Who can give a response its lifetime. */
    public enum Source {
        /** CDN-Cache-Control (RFC 9213). */
        CDN_CACHE_CONTROL,
        /** An annotation or a rule of this cache. */
        DECLARED,
        S_MAXAGE,
        MAX_AGE,
        EXPIRES,
        /** The cache's own lifetime for pages that state none. */
        SITE_TTL,
        /** A tenth of the time since the last modification. */
        HEURISTIC,
        /** Nobody. */
        NONE
    }

    /** No lifetime. */
    public static final FreshnessLifetime NONE = new FreshnessLifetime(Source.NONE, Duration.ZERO);

    /** Heuristics trust an old page for a day at most. */
    static final Duration HEURISTIC_LIMIT = Duration.ofDays(1);

    private static final int HEURISTIC_FRACTION = 10;

    /**
     * The lifetime that counts under these terms.
     *
     * @param receivedAt when the response came in
     */
    public static FreshnessLifetime of(ResponseFacts response, StorageTerms terms, Instant receivedAt) {
        return terms.isSite() ? site(response, terms, receivedAt) : shared(response, receivedAt);
    }

    private static FreshnessLifetime site(ResponseFacts response, StorageTerms terms, Instant receivedAt) {
        boolean targeted = response.control().isTargeted();
        FreshnessLifetime stated = stated(response, receivedAt);
        if (targeted && stated.isGiven()) {
            return stated;
        }
        if (terms.declared() != null) {
            return new FreshnessLifetime(Source.DECLARED, atLeastZero(terms.declared()));
        }
        if (stated.isGiven() || terms.siteTtl() == null) {
            return stated;
        }
        return new FreshnessLifetime(Source.SITE_TTL, atLeastZero(terms.siteTtl()));
    }

    private static FreshnessLifetime shared(ResponseFacts response, Instant receivedAt) {
        FreshnessLifetime stated = stated(response, receivedAt);
        return stated.isGiven() ? stated : heuristic(response, receivedAt);
    }

    /** What the response itself says: s-maxage, then max-age, then Expires, or the same of its targeted field alone. */
    private static FreshnessLifetime stated(ResponseFacts response, Instant receivedAt) {
        CacheControl control = response.effective();
        boolean targeted = response.control().isTargeted();
        if (control.sMaxAge() != null) {
            return new FreshnessLifetime(targeted ? Source.CDN_CACHE_CONTROL : Source.S_MAXAGE, control.sMaxAge());
        }
        if (control.maxAge() != null) {
            return new FreshnessLifetime(targeted ? Source.CDN_CACHE_CONTROL : Source.MAX_AGE, control.maxAge());
        }
        return targeted ? NONE : expires(response.fields(), receivedAt);
    }

    /** Expires minus Date (§4.2.1, §5.3); an Expires that is unreadable or given twice is in the past. */
    private static FreshnessLifetime expires(FieldLookup fields, Instant receivedAt) {
        List<String> lines = fields.lines(FieldNames.EXPIRES);
        if (lines.isEmpty()) {
            return NONE;
        }
        Instant expires = lines.size() == 1 ? HttpDate.parse(lines.get(0), receivedAt) : null;
        Duration left = expires == null ? Duration.ZERO : Duration.between(date(fields, receivedAt), expires);
        return new FreshnessLifetime(Source.EXPIRES, atLeastZero(left));
    }

    /** §4.2.2: only where the response states no expiry and its status, or {@code public}, allows it. */
    private static FreshnessLifetime heuristic(ResponseFacts response, Instant receivedAt) {
        Instant modified = HttpDate.parse(response.fields().first(FieldNames.LAST_MODIFIED), receivedAt);
        boolean allowed = Statuses.isHeuristicallyCacheable(response.status())
                || response.effective().isPublic();
        if (modified == null || !allowed) {
            return NONE;
        }
        Duration unchanged = Duration.between(modified, date(response.fields(), receivedAt));
        Duration tenth = Duration.ofSeconds(unchanged.toSeconds() / HEURISTIC_FRACTION);
        Duration capped = tenth.compareTo(HEURISTIC_LIMIT) > 0 ? HEURISTIC_LIMIT : tenth;
        return new FreshnessLifetime(Source.HEURISTIC, atLeastZero(capped));
    }

    /** The response's Date, or when it came in, to the second, if that is missing or unreadable (RFC 9110 §6.6.1). */
    private static Instant date(FieldLookup fields, Instant receivedAt) {
        @Nullable Instant date = HttpDate.parse(fields.first(FieldNames.DATE), receivedAt);
        return date == null ? Instant.ofEpochSecond(receivedAt.getEpochSecond()) : date;
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** Whether anybody gave a lifetime, zero included. */
    public boolean isGiven() {
        return source != Source.NONE;
    }

    /** Whether the lifetime is this cache's own, counted from now whatever Date and Age say. */
    public boolean isOwn() {
        return source == Source.DECLARED || source == Source.SITE_TTL;
    }

    /** What is left of it when the response comes in with that age; never negative, zero when it is stale. */
    public Duration remaining(Age age) {
        return isOwn() ? duration : atLeastZero(duration.minusSeconds(age.initialSeconds()));
    }
}
