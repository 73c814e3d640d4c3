package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes as they are, for a provider of copies that compares byte arrays by content.
 *
 * @param codec makes and reads them
 */
record BytesForm(EntryCodec codec) implements Form {

    @Override
    public Object pack(String key, Entry entry) {
        return codec.encode(key, entry);
    }

    @Override
    public @Nullable Entry unpack(String key, Object held) {
        return held instanceof byte[] envelope ? codec.decode(key, envelope).orElse(null) : null;
    }

    @Override
    public boolean isSame(String key, Object held, Entry expected) {
        return held instanceof byte[] envelope && codec.holds(key, envelope, expected);
    }

    @Override
    public String name(String key) {
        return PlainName.of(key);
    }

    @Override
    public String key(String name) {
        return PlainName.key(name);
    }
}
