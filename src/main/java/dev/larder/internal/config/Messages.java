package dev.larder.internal.config;

/** The form of a finding's first half. */
final class Messages {

    private Messages() {}

    /** {@code key = 'value' (from source)}. */
    static String place(String key, String shown, String from) {
        return key + " = '" + shown + "' (from " + from + ")";
    }
}
