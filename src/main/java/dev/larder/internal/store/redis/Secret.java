package dev.larder.internal.store.redis;

/**
 * A text that is never shown.
 *
 * @param text what it says
 */
record Secret(String text) {

    static final Secret NONE = new Secret("");

    boolean isSet() {
        return !text.isEmpty();
    }

    /** Stars. */
    @Override
    public String toString() {
        return "***";
    }
}
