package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes as texts, a character for each byte, for providers that hold copies, mostly elsewhere.
 *
 * <p>Of all that needs no class of Larder's on the other side, only texts are equal by content in every provider: half of them compare
 * byte arrays by identity, and could never replace one.
 *
 * @param codec makes and reads them
 */
record TextForm(EntryCodec codec) implements Form {

    @Override
    public Object pack(String key, Entry entry) {
        return new String(codec.encode(key, entry), StandardCharsets.ISO_8859_1);
    }

    @Override
    public @Nullable Entry unpack(String key, Object held) {
        return held instanceof String text ? codec.decode(key, envelope(text)).orElse(null) : null;
    }

    @Override
    public boolean isSame(String key, Object held, Entry expected) {
        return held instanceof String text && codec.holds(key, envelope(text), expected);
    }

    @Override
    public String name(String key) {
        return PlainName.of(key);
    }

    @Override
    public String key(String name) {
        return PlainName.key(name);
    }

    private static byte[] envelope(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
