package dev.larder.internal.codec;

import dev.larder.internal.key.KeyDigest;
import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import dev.larder.spi.ValueCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The envelope: an entry as bytes that tell their own version, key, lifetime and integrity.
 *
 * <p>Its format is in docs/decisions/0001-envelope.md, byte by byte. What cannot be read is a miss, and is counted. Safe for use by
 * several threads as far as the value codecs are.
 */
public final class Envelope implements EntryCodec {

    private final Values values;
    private final boolean compress;
    private final LongAdder unreadable = new LongAdder();

    /**
     * An envelope.
     *
     * @param codecs the value codecs; one that owns a type is preferred to the chosen one
     * @param chosen the name of the codec for all other types; it may be missing where values are held by reference
     * @param compress whether payloads of a kilobyte and more are deflated
     */
    public Envelope(List<ValueCodec> codecs, String chosen, boolean compress) {
        this.values = new Values(codecs, chosen);
        this.compress = compress;
    }

    @Override
    public byte[] encode(String key, Entry entry) {
        Payload payload = values.encode(entry.value());
        Optional<byte[]> compressed = compress ? Deflated.compress(payload.bytes()) : Optional.empty();
        return EnvelopeWriter.write(KeyDigest.shortDigest(key), entry, payload, compressed);
    }

    @Override
    public Optional<Entry> decode(String key, byte[] envelope) {
        try {
            return Optional.of(read(key, envelope));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            unreadable.increment();
            return Optional.empty();
        }
    }

    private Entry read(String key, byte[] envelope) {
        EnvelopeReader in = new EnvelopeReader(envelope);
        int flags = in.head(KeyDigest.shortDigest(key));
        Lifetime lifetime = in.lifetime();
        Duration loadTime = in.loadTime();
        List<Stamp> stamps = in.stamps();
        in.extension();
        Payload payload = in.payload((flags & Layout.COMPRESSED) != 0);
        return new Entry(values.decode(payload), lifetime, stamps, loadTime);
    }

    /**
     * How many envelopes could not be read.
     *
     * @return the number since this object was made
     */
    public long unreadable() {
        return unreadable.sum();
    }
}
