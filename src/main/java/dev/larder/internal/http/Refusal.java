package dev.larder.internal.http;

/** Why a response is not stored: one reason, one word, the same in Cache-Status, the log and the statistics. */
public enum Refusal {
    /** The method is not GET (RFC 9111 §3), nor a POST that names its own URI (RFC 9110 §9.3.3). */
    METHOD("method"),
    REQUEST_BODY("request-body"),
    AUTHENTICATED("authenticated"),
    /** The request carries Authorization and the response does not allow sharing (RFC 9111 §3.5). */
    AUTHORIZATION("authorization"),
    SESSION("session"),
    /** While the page was computed the visitor became another one: login, logout, a change of the session or of its id. */
    AUDIENCE("audience"),
    PATH_PARAMETER("path-parameter"),
    UNDECLARED_INPUT("undeclared-input"),
    PERSONAL_CONTENT("personal-content"),
    VETO("veto"),
    INCOMPLETE("incomplete"),
    TOO_LARGE("too-large"),
    ENDLESS("endless"),
    STATUS("status"),
    /** 304: it updates what is stored and is not stored itself (RFC 9111 §4.3.4). */
    NOT_MODIFIED("not-modified"),
    /** 206, and this cache was not told to keep parts (RFC 9111 §3.3). */
    PARTIAL("partial"),
    /** Content-Range is unreadable on a 206, or stands on a response that should have none. */
    CONTENT_RANGE("content-range"),
    /** The response answers the request's Range, not its URI: 416. */
    RANGE("range"),
    /** The response answers the request's conditions, not its URI: 412. */
    PRECONDITION("precondition"),
    NO_STORE("no-store"),
    REQUEST_NO_STORE("request-no-store"),
    /** The status code is unknown and the response is only for caches that know it (RFC 9111 §5.2.2.3). */
    MUST_UNDERSTAND("must-understand"),
    PRIVATE("private"),
    NO_CACHE("no-cache"),
    SET_COOKIE("set-cookie"),
    VARY_STAR("vary-star"),
    /** Nothing gives the response a lifetime. */
    NO_LIFETIME("no-lifetime"),
    /** Its lifetime is over already and nothing could revive it. */
    STALE("stale");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** The word. */
    public String code() {
        return code;
    }
}
