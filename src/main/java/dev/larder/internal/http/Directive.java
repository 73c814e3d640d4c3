package dev.larder.internal.http;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cache directive this cache understands (RFC 9111 §5.2, RFC 5861, RFC 8246). */
enum Directive {
    NO_STORE("no-store", Kind.FORBIDS),
    NO_CACHE("no-cache", Kind.FIELDS),
    PRIVATE("private", Kind.FIELDS),
    MUST_REVALIDATE("must-revalidate", Kind.FORBIDS),
    PROXY_REVALIDATE("proxy-revalidate", Kind.FORBIDS),
    NO_TRANSFORM("no-transform", Kind.FORBIDS),
    PUBLIC("public", Kind.ALLOWS),
    MUST_UNDERSTAND("must-understand", Kind.ALLOWS),
    IMMUTABLE("immutable", Kind.ALLOWS),
    ONLY_IF_CACHED("only-if-cached", Kind.ALLOWS),
    MAX_AGE("max-age", Kind.SECONDS),
    S_MAXAGE("s-maxage", Kind.SECONDS),
    STALE_WHILE_REVALIDATE("stale-while-revalidate", Kind.SECONDS),
    STALE_IF_ERROR("stale-if-error", Kind.SECONDS),
    MIN_FRESH("min-fresh", Kind.SECONDS),
    MAX_STALE("max-stale", Kind.SECONDS);

    /** What a directive does, hence how carelessly written ones are read. */
    enum Kind {
        /** Restricts the cache: counts however it is written, an argument included. */
        FORBIDS,
        /** Restricts the cache for the fields it lists, for everything when it lists none. */
        FIELDS,
        /** Frees the cache: counts only when written correctly. */
        ALLOWS,
        /** A number of seconds: one that cannot be read is zero. */
        SECONDS
    }

    private static final Map<String, Directive> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(d -> d.name, Function.identity()));

    private final String name;
    private final Kind kind;

    Directive(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The directive of that lower-case name, or null for one that means nothing here. */
    static @Nullable Directive named(String lowerCaseName) {
        return BY_NAME.get(lowerCaseName);
    }
}
