package dev.larder.internal.page;

/** An answer of the application that says it failed, where a stored page may stand in for it (RFC 5861 §4). */
final class OriginFailure extends Exception {

    private static final long serialVersionUID = 1L;

    OriginFailure(int status) {
        super("the application answered with status " + status, null, false, false);
    }
}
