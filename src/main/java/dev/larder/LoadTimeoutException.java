package dev.larder;

/**
 * A load took longer than {@link CachePolicy#hardTimeout()} and there was no old value to serve.
 *
 * <p>The load goes on; its late result is kept for later callers.
 *
 * @since 0.1
 */
public final class LoadTimeoutException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a load that was not waited for any longer.
     *
     * @param message which cache, and how long was waited
     */
    public LoadTimeoutException(String message) {
        super(message);
    }
}
