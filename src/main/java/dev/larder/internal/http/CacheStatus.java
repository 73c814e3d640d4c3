package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * What this cache did with a request: one member of Cache-Status (RFC 9211 §2), written as a structured field.
 *
 * <p>Immutable: each method answers a longer text. Callers give each parameter at most once.
 */
public final class CacheStatus {

    private static final int LONGEST_TEXT = 200;

    private final String text;
    private final @Nullable Forward forward;
    private final Said said;

    private CacheStatus(String text, @Nullable Forward forward, Said said) {
        this.text = text;
        this.forward = forward;
        this.said = said;
    }

    private record Said(
            boolean stored, boolean collapsed, @Nullable String reason) {
        static final Said NOTHING = new Said(false, false, null);
    }

    /** Why a request went to the origin (§2.2). */
    public enum Forward {
        /** The cache does not handle such requests. */
        BYPASS,
        /** The method's semantics demand it. */
        METHOD,
        /** Nothing stored under this URI. */
        URI_MISS,
        /** Something stored under this URI, but not for such request headers. */
        VARY_MISS,
        /** Nothing stored, for either of these reasons. */
        MISS,
        /** Something fresh was stored, but the request did not want it. */
        REQUEST,
        /** What is stored is stale. */
        STALE,
        /** A part is stored, but not the one asked for. */
        PARTIAL;

        private final String token = FieldSyntax.lowerCase(name()).replace('_', '-');
    }

    /** Answered from what is stored. */
    public static CacheStatus hit(String cache) {
        return new CacheStatus(item(cache) + "; hit", null, Said.NOTHING);
    }

    /** The whole value of a plain hit, in one step, for the path that matters most. */
    public static String hitValue(String cache, long ttlSeconds) {
        return item(cache) + "; hit; ttl=" + ttlSeconds;
    }

    /** Sent on to the origin. */
    public static CacheStatus forward(String cache, Forward why) {
        return new CacheStatus(item(cache) + "; fwd=" + why.token, why, Said.NOTHING);
    }

    /** The status code the origin answered with, where it differs from the one sent (§2.3). */
    public CacheStatus forwardStatus(int status) {
        return plus("; fwd-status=" + status);
    }

    /** How much longer the response is fresh, in seconds, below zero when it is stale (§2.4). */
    public CacheStatus ttl(long seconds) {
        return plus("; ttl=" + seconds);
    }

    /** The origin's response was stored (§2.5). */
    public CacheStatus stored() {
        return plus("; stored", new Said(true, said.collapsed, said.reason));
    }

    /** The request was answered together with others by one request to the origin (§2.6). */
    public CacheStatus collapsed() {
        return plus("; collapsed", new Said(said.stored, true, said.reason));
    }

    /** The key, or what stands for it (§2.7). */
    public CacheStatus key(String key) {
        return plus("; key=" + quoted(key));
    }

    /** More about it: a reason code as a token, anything else quoted (§2.8). Null adds nothing. */
    public CacheStatus detail(@Nullable String detail) {
        return detail == null ? this : plus("; detail=" + item(detail), new Said(said.stored, said.collapsed, detail));
    }

    /** The reason why the response is not stored. */
    public CacheStatus detail(Refusal refusal) {
        return detail(refusal.code());
    }

    /** What of the request kept the response from being stored, by name: a parameter of this cache's own (§2.9 allows them). */
    public CacheStatus input(String name) {
        return plus("; input=" + item(name));
    }

    /** Why the request went to the origin, null when it was answered from what is stored. */
    public @Nullable Forward forward() {
        return forward;
    }

    /** Whether {@link #stored()} was said. */
    public boolean isStored() {
        return said.stored;
    }

    /** Whether {@link #collapsed()} was said. */
    public boolean isCollapsed() {
        return said.collapsed;
    }

    /** The detail, null when none was given. */
    public @Nullable String reason() {
        return said.reason;
    }

    /** The field's value. */
    @Override
    public String toString() {
        return text;
    }

    private CacheStatus plus(String more) {
        return plus(more, said);
    }

    private CacheStatus plus(String more, Said then) {
        return new CacheStatus(text + more, forward, then);
    }

    /** A token where the text is one (RFC 9651 §3.3.4), else a string. */
    private static String item(String text) {
        boolean token = FieldSyntax.isToken(text) && (FieldSyntax.isAlpha(text.charAt(0)) || text.charAt(0) == '*');
        return token && text.length() <= LONGEST_TEXT ? text : quoted(text);
    }

    /** RFC 9651 §4.1.6; what a string cannot hold becomes a question mark. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < Math.min(text.length(), LONGEST_TEXT); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return quoted.append('"').toString();
    }
}
