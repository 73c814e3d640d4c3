package dev.larder.internal.fragment;

/**
 * What a body did besides writing markup, and what is done again when the markup is replayed.
 *
 * @param kind what the page language calls such effects
 * @param name of what was set
 * @param value to what it was set
 */
public record Effect(String kind, String name, Object value) {

    /** Whether a value can be kept: immutable, and the same wherever it is read. */
    public static boolean isSimple(Object value) {
        return SimpleType.isTypeOf(value);
    }
}
