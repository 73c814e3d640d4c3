package dev.larder.internal.fragment;

/** An attribute of a fragment's tag has a value that cannot be used. */
public final class BadAttributeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Without a cause: containers show the innermost message, and it is this one that says where. */
    BadAttributeException(String message) {
        super(message);
    }
}
