package dev.larder.internal.faces;

/** A live part's body needs what only the page around it has. */
final class NotStandalone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotStandalone(String what) {
        super(what);
    }
}
