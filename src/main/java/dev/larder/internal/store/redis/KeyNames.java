package dev.larder.internal.store.redis;

import dev.larder.internal.codec.Text;
import dev.larder.spi.StoreContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The names under which one cache's entries stand in Redis: {@code larder:prefix:cache:} and the rest of the full key.
 *
 * <p>The engine's full keys begin with prefix and cache themselves, which is not said twice. Any other key follows a zero byte.
 */
final class KeyNames {

    private static final String ROOT = "larder:";
    private static final byte FOREIGN = 0;

    /** What the engine's full keys begin with. */
    private final String place;

    private final byte[] head;

    private KeyNames(String place) {
        this.place = place;
        this.head = Text.encode(ROOT + place);
    }

    static KeyNames of(StoreContext context) {
        return new KeyNames(place(context));
    }

    /** The stream by which nodes talk about a cache; not among the names of its entries. */
    static byte[] stream(StoreContext context) {
        return Text.encode("larder-bus:" + place(context));
    }

    private static String place(StoreContext context) {
        String prefix = context.keyPrefix().replace("%", "%25").replace(":", "%3A");
        return prefix + ':' + context.cacheName() + ':';
    }

    byte[] name(String key) {
        boolean own =
                key.startsWith(place) && !(key.length() > place.length() && key.charAt(place.length()) == FOREIGN);
        byte[] rest = Text.encode(own ? key.substring(place.length()) : key);
        int foreign = own ? 0 : 1;
        byte[] name = Arrays.copyOf(head, head.length + foreign + rest.length);
        System.arraycopy(rest, 0, name, head.length + foreign, rest.length);
        return name;
    }

    /** The key of a name; empty when it is nobody's of this cache. */
    Optional<String> key(byte[] name) {
        if (name.length < head.length || !Arrays.equals(name, 0, head.length, head, 0, head.length)) {
            return Optional.empty();
        }
        boolean foreign = name.length > head.length && name[head.length] == FOREIGN;
        byte[] rest = Arrays.copyOfRange(name, head.length + (foreign ? 1 : 0), name.length);
        try {
            return Optional.of(foreign ? Text.decode(rest) : place + Text.decode(rest));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The glob that matches the names of this cache and nothing else. */
    byte[] glob() {
        ByteArrayOutputStream glob = new ByteArrayOutputStream();
        for (byte letter : head) {
            if ("*?[]^\\".indexOf(letter) >= 0) {
                glob.write('\\');
            }
            glob.write(letter);
        }
        glob.write('*');
        return glob.toByteArray();
    }

    @Override
    public String toString() {
        return new String(head, StandardCharsets.UTF_8);
    }
}
