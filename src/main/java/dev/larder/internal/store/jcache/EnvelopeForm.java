package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes, so that every read gives a copy.
 *
 * @param codec makes and reads them
 * @param keepTime how long they are kept
 */
record EnvelopeForm(EntryCodec codec, KeepTime keepTime) implements Form {

    @Override
    public Object pack(String key, Entry entry) {
        return new Held.Bytes(codec.encode(key, entry), keepTime.of(entry.lifetime()));
    }

    @Override
    public @Nullable Entry unpack(String key, Object held) {
        return held instanceof Held.Bytes bytes
                ? codec.decode(key, bytes.envelope()).orElse(null)
                : null;
    }

    @Override
    public boolean isSame(String key, Object held, Entry expected) {
        return held instanceof Held.Bytes bytes && codec.holds(key, bytes.envelope(), expected);
    }
}
