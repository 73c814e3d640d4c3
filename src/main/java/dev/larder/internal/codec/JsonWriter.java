package dev.larder.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values shape by shape. */
final class JsonWriter {

    /** How deep collections may stand in each other. */
    static final int DEEPEST = 64;

    private final JsonCodec codec;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    JsonWriter(JsonCodec codec) {
        this.codec = codec;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void write(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("more than " + DEEPEST + " collections in each other. Store less.");
        }
        try {
            JsonShape shape = JsonShape.of(value);
            out.writeByte(shape.number());
            write(shape, value, depth);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(JsonShape shape, @Nullable Object value, int depth) throws IOException {
        if (value == null || shape == JsonShape.PLAIN) {
            ValueKind kind = ValueKind.of(value);
            out.writeByte(kind.number());
            writeBytes(kind.encode(value));
        } else if (value instanceof Collection<?> elements && shape != JsonShape.OBJECT) {
            out.writeInt(elements.size());
            elements.forEach(element -> write(element, depth + 1));
        } else if (value instanceof Map<?, ?> map && shape != JsonShape.OBJECT) {
            out.writeInt(map.size());
            map.forEach((key, mapped) -> {
                write(key, depth + 1);
                write(mapped, depth + 1);
            });
        } else {
            writeObject(value);
        }
    }

    private void writeObject(Object value) throws IOException {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        byte[] json = codec.json(value, type);
        out.writeUTF(type.getName());
        out.writeInt(codec.digest(type));
        writeBytes(json);
    }

    private void writeBytes(byte[] written) throws IOException {
        out.writeInt(written.length);
        out.write(written);
    }
}
