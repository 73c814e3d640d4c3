package dev.larder.conformance;

/** What the suite needs is not on this machine, and cannot be had. */
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String what, Throwable cause) {
        super(what, cause);
    }

    Unavailable(String what) {
        super(what);
    }
}
