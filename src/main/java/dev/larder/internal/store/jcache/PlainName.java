package dev.larder.internal.store.jcache;

import dev.larder.internal.codec.Text;
import java.nio.charset.StandardCharsets;

/**
 * The name of a key where it leaves the process: UTF-8 can say it. Of unpaired surrogates some providers make question marks, and so one
 * key of two.
 */
final class PlainName {

    /** Stands before a key whose bytes follow, a character for each. */
    private static final String BYTES_FOLLOW = "\u0000";

    private PlainName() {}

    /** Another one for every key, and the key itself unless it is odd. */
    static String of(String key) {
        byte[] bytes = Text.encode(key);
        boolean odd = key.startsWith(BYTES_FOLLOW) || !new String(bytes, StandardCharsets.UTF_8).equals(key);
        return odd ? BYTES_FOLLOW + new String(bytes, StandardCharsets.ISO_8859_1) : key;
    }

    /**
     * The key of such a name; a name that is none stands for itself.
     */
    static String key(String name) {
        if (!name.startsWith(BYTES_FOLLOW)) {
            return name;
        }
        try {
            return Text.decode(name.substring(1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
