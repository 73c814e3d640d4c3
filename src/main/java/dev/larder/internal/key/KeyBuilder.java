package dev.larder.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * Builds a key from typed parts so that no two different lists of parts share a key.
 *
 * <p>Each part says its type and, where it is a text, its length: absent differs from empty, 1 from "1", ("a:b", "c") from ("a",
 * "b:c"). A key stays readable while it is short and plain; a longer one, or one with other characters, is replaced by its digest.
 * One builder builds one key; not for use by several threads.
 */
public final class KeyBuilder {

    /** Longest key that is left as it is; with prefix, name and version it stays below memcached's 250 bytes. */
    static final int READABLE_LENGTH = 150;

    private final String kind;
    private final StringBuilder parts;
    private boolean plain = true;

    private KeyBuilder(String kind) {
        this.kind = kind;
        this.parts = new StringBuilder(64).append(kind).append('=');
    }

    /** Begins a key of a kind, {@code page} for example: lower case letters only, so that kinds cannot collide. */
    public static KeyBuilder of(String kind) {
        return new KeyBuilder(kind);
    }

    /** Appends a text, or {@code null} as a part of its own. */
    public KeyBuilder text(@Nullable CharSequence text) {
        if (text == null) {
            return nothing();
        }
        parts.append('s').append(text.length()).append(':').append(text);
        plain = plain && isPlain(text);
        return this;
    }

    /** Appends a whole number; its type is part of the key, so that {@code 1L} differs from {@code 1}. */
    public KeyBuilder number(char type, long number) {
        parts.append(type).append(number).append(';');
        return this;
    }

    /** Appends a truth value. */
    public KeyBuilder flag(boolean flag) {
        parts.append(flag ? "t;" : "f;");
        return this;
    }

    /** Appends {@code null}. */
    public KeyBuilder nothing() {
        parts.append("n;");
        return this;
    }

    /** Appends the absence of a part, which differs from {@code null} and from empty. */
    public KeyBuilder absent() {
        parts.append("a;");
        return this;
    }

    /** Begins a group of a type with a number of parts; the parts follow. */
    public KeyBuilder group(String type, int size) {
        parts.append('g').append(size).append(':');
        return text(type);
    }

    /** The key: {@code kind=parts} where that is short and plain, else {@code kind#digest}. */
    public String key() {
        int head = kind.length() + 1;
        if (plain && parts.length() - head <= READABLE_LENGTH) {
            return parts.toString();
        }
        return kind + '#' + KeyDigest.text(parts.substring(head));
    }

    private static boolean isPlain(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }
}
