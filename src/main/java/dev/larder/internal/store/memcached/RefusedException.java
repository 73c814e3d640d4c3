package dev.larder.internal.store.memcached;

/** The server is there and does not take an item: it is too big, or there is no room. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RefusedException(Throwable cause) {
        super("memcached refuses an item", cause);
    }
}
