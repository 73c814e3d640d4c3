package dev.larder.internal.codec;

/** A value as bytes. The bytes are nobody's but this payload's. */
final class Payload {

    private final ValueKind kind;
    private final boolean optional;
    private final String codec;
    private final Slice bytes;

    /**
     * A payload.
     *
     * @param kind what the bytes are
     * @param optional whether the value stood in an {@link java.util.Optional}, which no serialization takes
     * @param codec the codec's name; empty unless the kind is {@link ValueKind#CODEC}
     * @param bytes the value
     */
    Payload(ValueKind kind, boolean optional, String codec, byte[] bytes) {
        this(kind, optional, codec, Slice.of(bytes));
    }

    Payload(ValueKind kind, boolean optional, String codec, Slice bytes) {
        this.kind = kind;
        this.optional = optional;
        this.codec = codec;
        this.bytes = bytes;
    }

    ValueKind kind() {
        return kind;
    }

    boolean optional() {
        return optional;
    }

    String codec() {
        return codec;
    }

    byte[] bytes() {
        return bytes.bytes();
    }

    /** The value, where the bytes are a text; throws an {@link IllegalArgumentException} when they are none. */
    String text() {
        return bytes.text();
    }
}
