package dev.larder.internal.codec;

import dev.larder.spi.Entry;
import dev.larder.spi.EntryCodec;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import dev.larder.spi.ValueCodec;
import java.time.Duration;
import java.util.Arrays;
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
    private final Seals seals;
    private final LongAdder unreadable = new LongAdder();

    /**
     * An envelope.
     *
     * @param codecs the value codecs; one that owns a type is preferred to the chosen one
     * @param chosen the name of the codec for all other types; it may be missing where values are held by reference
     * @param compress whether payloads of a kilobyte and more are deflated
     */
    public Envelope(List<ValueCodec> codecs, String chosen, boolean compress) {
        this(codecs, chosen, compress, Seals.NONE);
    }

    /**
     * An envelope whose payload is closed.
     *
     * @param codecs the value codecs; one that owns a type is preferred to the chosen one
     * @param chosen the name of the codec for all other types; it may be missing where values are held by reference
     * @param compress whether payloads of a kilobyte and more are deflated
     * @param seals the keys
     */
    public Envelope(List<ValueCodec> codecs, String chosen, boolean compress, Seals seals) {
        this.values = new Values(codecs, chosen);
        this.compress = compress;
        this.seals = seals;
    }

    @Override
    public byte[] encode(String key, Entry entry) {
        return encode(key, entry, seals);
    }

    private byte[] encode(String key, Entry entry, Seals seals) {
        Payload payload = values.encode(entry.value());
        Optional<byte[]> compressed = compress ? Deflated.compress(payload.bytes()) : Optional.empty();
        return EnvelopeWriter.write(key, entry, new EnvelopeWriter.Content(payload, compressed), seals);
    }

    /** Closed payloads differ each time they are closed: the open forms are compared. */
    @Override
    public boolean holds(String key, byte[] envelope, Entry expected) {
        if (seals.isEmpty()) {
            return EntryCodec.super.holds(key, envelope, expected);
        }
        byte[] wanted = encode(key, expected, Seals.NONE);
        return decode(key, envelope)
                .filter(entry -> Arrays.equals(wanted, encode(key, entry, Seals.NONE)))
                .isPresent();
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
        EnvelopeReader in = new EnvelopeReader(envelope, key, seals);
        int flags = in.head();
        Lifetime lifetime = in.lifetime();
        Duration loadTime = in.loadTime();
        List<Stamp> stamps = in.stamps();
        in.extension();
        Payload payload = in.payload(flags);
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
