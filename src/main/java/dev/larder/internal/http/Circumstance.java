package dev.larder.internal.http;

/** A fact about an exchange that no header field tells and that speaks against storing its response. */
public enum Circumstance {
    /** The request belongs to a signed-in user. */
    AUTHENTICATED(Refusal.AUTHENTICATED),
    /** The session was used while the response was computed. */
    SESSION_USED(Refusal.SESSION),
    /** The URL carries a session id or other path parameters. */
    PATH_PARAMETER(Refusal.PATH_PARAMETER),
    /** A request that should have none came with a body. */
    REQUEST_BODY(Refusal.REQUEST_BODY),
    /** The application read something of the request that is not in the key. */
    UNDECLARED_INPUT(Refusal.UNDECLARED_INPUT),
    /** The page holds something meant for one visitor or one use: a token, a nonce, a view state. */
    PERSONAL_CONTENT(Refusal.PERSONAL_CONTENT),
    /** The application said so. */
    VETOED(Refusal.VETO),
    /** The body was cut short or the client went away. */
    INCOMPLETE(Refusal.INCOMPLETE),
    /** The body exceeds what one page may take. */
    TOO_LARGE(Refusal.TOO_LARGE),
    /** The response does not end by itself. */
    ENDLESS(Refusal.ENDLESS);

    private final Refusal refusal;

    Circumstance(Refusal refusal) {
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
