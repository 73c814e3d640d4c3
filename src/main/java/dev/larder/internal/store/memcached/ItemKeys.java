package dev.larder.internal.store.memcached;

import dev.larder.internal.key.KeyDigest;
import dev.larder.spi.StoreContext;

/**
 * The names under which a cache's items lie in servers that others use too: at most 250 bytes without spaces and control characters.
 *
 * <p>A full key that says itself whose it is stands as it is behind {@code k:}; what is too long or has other characters becomes a digest.
 * The letter before the colon tells the forms apart.
 */
final class ItemKeys {

    private static final int LONGEST = 240;

    private final String owner;

    private ItemKeys(String owner) {
        this.owner = owner;
    }

    static ItemKeys of(StoreContext context) {
        String prefix = context.keyPrefix().replace("%", "%25").replace(":", "%3A");
        return new ItemKeys(prefix + ':' + context.cacheName() + ':');
    }

    /** Of an entry. */
    String item(String key) {
        return key.startsWith(owner) ? name('k', key) : name('o', owner + key);
    }

    /** Of the number by which what was cleared is told from what is valid. */
    String generation() {
        return name('g', owner);
    }

    private static String name(char form, String text) {
        return isLegal(text) ? form + ":" + text : Character.toUpperCase(form) + ":" + KeyDigest.text(text);
    }

    private static boolean isLegal(String text) {
        return text.length() <= LONGEST && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
