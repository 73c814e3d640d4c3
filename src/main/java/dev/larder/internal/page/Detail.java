package dev.larder.internal.page;

/** Reasons that are neither of a request that passes by nor of HTTP's rules for storing: one reason, one word. */
enum Detail {
    /** The page is computed by another thread, past the capture. */
    ASYNC("async"),
    /** The container sends a file by itself, past the capture. */
    SENDFILE("sendfile"),
    /** A REST resource names a cache: it is known after the page was looked up in another. */
    OTHER_CACHE("other-cache"),
    /** A part of the page is computed for each visitor. */
    LIVE_PART("live-part"),
    /** Served stale while it is refreshed (RFC 5861 §3). */
    STALE_WHILE_REVALIDATE("stale-while-revalidate"),
    /** Served stale in place of a failure (RFC 5861 §4). */
    STALE_IF_ERROR("stale-if-error"),
    /** Served stale because the client takes that (RFC 9111 §5.2.1.2). */
    MAX_STALE("max-stale"),
    /** Nothing stored, and the client wants nothing else (RFC 9111 §5.2.1.7). */
    ONLY_IF_CACHED("only-if-cached"),
    /** What is stored may not stand in for the failing application (RFC 9111 §5.2.2.2). */
    MUST_REVALIDATE("must-revalidate"),
    /** The application failed and nothing stored can stand in. */
    ORIGIN_FAILURE("origin-failure");

    private final String code;

    Detail(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
