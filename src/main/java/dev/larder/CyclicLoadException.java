package dev.larder;

/**
 * A load asked, directly or through other loads, for the very value it is to produce.
 *
 * <p>Without this exception the threads involved would wait for each other for ever.
 *
 * @since 0.1
 */
public final class CyclicLoadException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a cycle.
     *
     * @param message which cache and key, by which chain of loads
     */
    public CyclicLoadException(String message) {
        super(message);
    }
}
