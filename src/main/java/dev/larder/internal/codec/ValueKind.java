package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value's bytes are. The number stands in the envelope, so none is ever used again for something else. */
enum ValueKind {
    NULL(0),
    STRING(1),
    INTEGER(2),
    LONG(3),
    SHORT(4),
    BYTE(5),
    BOOLEAN(6),
    DOUBLE(7),
    FLOAT(8),
    CHARACTER(9),
    BYTES(10),
    /** Bytes of a value codec, whose name stands in the envelope. */
    CODEC(11);

    private static final Map<Class<?>, ValueKind> PLAIN = Map.ofEntries(
            Map.entry(String.class, STRING),
            Map.entry(Integer.class, INTEGER),
            Map.entry(Long.class, LONG),
            Map.entry(Short.class, SHORT),
            Map.entry(Byte.class, BYTE),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(Double.class, DOUBLE),
            Map.entry(Float.class, FLOAT),
            Map.entry(Character.class, CHARACTER),
            Map.entry(byte[].class, BYTES));

    private final int number;

    ValueKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static ValueKind of(@Nullable Object value) {
        return value == null ? NULL : PLAIN.getOrDefault(value.getClass(), CODEC);
    }

    /** The kind of that number; throws an {@link IllegalArgumentException} when there is none. */
    static ValueKind numbered(int number) {
        for (ValueKind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind");
    }

    /** The bytes of a plain value. */
    byte[] encode(@Nullable Object value) {
        if (value instanceof String text) {
            return Text.encode(text);
        }
        return value instanceof byte[] bytes ? bytes.clone() : encodeScalar(value);
    }

    private byte[] encodeScalar(@Nullable Object value) {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        if (value instanceof Double number) {
            bytes.putDouble(number);
        } else if (value instanceof Float number) {
            bytes.putFloat(number);
        } else if (value instanceof Character unit) {
            bytes.putChar(unit);
        } else if (value != null) {
            putWhole(bytes, value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue());
        }
        return bytes.array();
    }

    private static void putWhole(ByteBuffer bytes, long number) {
        for (int shift = 8 * (bytes.capacity() - 1); shift >= 0; shift -= 8) {
            bytes.put((byte) (number >> shift));
        }
    }

    /** The plain value of these bytes; throws an {@link IllegalArgumentException} when they are none. */
    @Nullable
    Object decode(byte[] bytes) {
        return switch (this) {
            case STRING -> Text.decode(bytes);
            case BYTES -> bytes;
            case CODEC -> throw new IllegalArgumentException("not a plain value");
            default -> decodeScalar(bytes);
        };
    }

    private @Nullable Object decodeScalar(byte[] bytes) {
        if (bytes.length != size()) {
            throw new IllegalArgumentException("not the size of this kind");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (this) {
            case INTEGER -> buffer.getInt();
            case LONG -> buffer.getLong();
            case SHORT -> buffer.getShort();
            case BYTE -> buffer.get();
            case BOOLEAN -> truth(buffer.get());
            case DOUBLE -> buffer.getDouble();
            case FLOAT -> buffer.getFloat();
            case CHARACTER -> buffer.getChar();
            default -> null;
        };
    }

    private static boolean truth(byte octet) {
        if (octet < 0 || octet > 1) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return octet == 1;
    }

    private int size() {
        return switch (this) {
            case LONG, DOUBLE -> Long.BYTES;
            case INTEGER, FLOAT -> Integer.BYTES;
            case SHORT, CHARACTER -> Short.BYTES;
            case BYTE, BOOLEAN -> Byte.BYTES;
            default -> 0;
        };
    }
}
