package dev.larder.internal.config;

import java.util.Optional;

/**
 * The form of a setting's key: {@code larder.enabled}, {@code larder.caches.<name>.ttl}, {@code larder.caches.<name>.options.*}.
 *
 * @param prefix what comes before the name; the whole key when there is none in it
 * @param suffix what comes after it, from the dot on; empty when there is no name
 * @param open whether something chosen by the user follows
 */
record KeyPattern(String prefix, String suffix, boolean open) {

    static final String ROOT = "larder.";

    static KeyPattern of(String text) {
        boolean open = text.endsWith("*");
        String closed = open ? text.substring(0, text.length() - 1) : text;
        int from = closed.indexOf('<');
        if (from < 0) {
            return new KeyPattern(closed, "", open);
        }
        return new KeyPattern(closed.substring(0, from), closed.substring(closed.indexOf('>') + 1), open);
    }

    boolean isNamed() {
        return !suffix.isEmpty();
    }

    /** The key of a named thing, e.g. of one cache. */
    String key(String name, String option) {
        return isNamed() ? prefix + name + suffix + option : prefix;
    }

    /** This pattern in the spelling of environment variables. */
    KeyPattern inEnvironment() {
        return new KeyPattern(EnvironmentName.of(prefix), EnvironmentName.of(suffix), open);
    }

    /** The user's words in a key of this form; empty when it is of another form. */
    Optional<Words> match(String key) {
        if (!isNamed()) {
            return Optional.of(new Words("", "")).filter(words -> key.equals(prefix));
        }
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = key.substring(prefix.length());
        int at = open ? rest.indexOf(suffix, 1) : rest.length() - suffix.length();
        boolean fits = at > 0 && rest.startsWith(suffix, at) && open == rest.length() > at + suffix.length();
        return fits
                ? Optional.of(new Words(rest.substring(0, at), rest.substring(at + suffix.length())))
                : Optional.empty();
    }

    /**
     * What a user chose in a key.
     *
     * @param name of the cache or rule; empty where the form has none
     * @param option what follows in an open form; else empty
     */
    record Words(String name, String option) {}
}
