package dev.larder.internal.fragment;

/** An attribute of a fragment's tag has a value that cannot be used. */
public final class BadAttributeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    BadAttributeException(String message, Throwable cause) {
        super(message, cause);
    }
}
