package dev.larder.internal.engine;

import dev.larder.internal.key.RecentTexts;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The place of a cache's keys among all keys of its backend: {@code prefix:name:version:key}. */
public final class KeySpace {

    private static final int LONGEST_REMEMBERED = 200;

    private static final int[] POWERS = powers();

    private final RecentTexts recent = new RecentTexts();
    private final String beforeVersion;
    private final String name;
    private final int version;
    private final String head;
    private final UnaryOperator<String> made;

    /**
     * Sets the place.
     *
     * @param prefix {@code larder.caches.<name>.key-prefix}, any text
     * @param name the cache's name, without a colon
     * @param version part of every key, zero or more
     */
    public KeySpace(String prefix, String name, int version) {
        // Only the prefix may hold a colon, so only it needs an escape for the whole to be unambiguous.
        this(name, version, beforeVersion(prefix, name));
    }

    private static String beforeVersion(String prefix, String name) {
        return prefix.replace("%", "%25").replace(":", "%3A") + ':' + name + ':';
    }

    /** What all keys of a version begin with; versions below zero are no cache's. */
    public static String head(String prefix, String name, int version) {
        return beforeVersion(prefix, name) + version + ':';
    }

    private KeySpace(String name, int version, String beforeVersion) {
        this.beforeVersion = beforeVersion;
        this.name = name;
        this.version = version;
        this.head = beforeVersion + version + ':';
        this.made = head::concat;
    }

    /** The full key. */
    String full(String key) {
        return key.length() > LONGEST_REMEMBERED ? head.concat(key) : recent.text(key, made);
    }

    /** The hash of the full key, without making it ({@link String#hashCode}). */
    int hash(String key) {
        return key.length() > LONGEST_REMEMBERED
                ? full(key).hashCode()
                : head.hashCode() * POWERS[key.length()] + key.hashCode();
    }

    /** By what a text of each length multiplies the hash of what stands before it. */
    private static int[] powers() {
        int[] powers = new int[LONGEST_REMEMBERED + 1];
        Arrays.setAll(powers, length -> length == 0 ? 1 : powers[length - 1] * 31);
        return powers;
    }

    /** The key of what belongs to a key and is no entry of the cache's: the same under a version that no cache has. */
    static String reserved(String full, int version) {
        int place = full.indexOf(':', full.indexOf(':') + 1) + 1;
        return full.substring(0, place) + version + ':' + full.substring(place);
    }

    /** The caller's key; empty when the full key is not of this space. */
    Optional<String> own(String fullKey) {
        return fullKey.startsWith(head) ? Optional.of(fullKey.substring(head.length())) : Optional.empty();
    }

    String name() {
        return name;
    }

    int version() {
        return version;
    }

    KeySpace withVersion(int other) {
        if (other < 0) {
            throw new IllegalArgumentException(
                    "version = '" + other + "' (of cache '" + name + "'): negative. Use zero or more.");
        }
        return new KeySpace(name, other, beforeVersion);
    }
}
