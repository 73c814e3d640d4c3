package dev.larder.internal.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@link JsonWriter} wrote; whatever is wrong ends in an unchecked exception, and no length is believed. */
final class JsonReader {

    private final JsonCodec codec;
    private final ByteBuffer in;

    JsonReader(JsonCodec codec, byte[] bytes) {
        this.codec = codec;
        this.in = ByteBuffer.wrap(bytes);
    }

    @Nullable
    Object readAll() {
        Object value = read(0);
        require(!in.hasRemaining());
        return value;
    }

    private @Nullable Object read(int depth) {
        require(depth <= JsonWriter.DEEPEST);
        return switch (JsonShape.numbered(in.get())) {
            case PLAIN -> ValueKind.numbered(in.get()).decode(taken());
            case LIST -> elements(new ArrayList<>(), depth);
            case SET -> elements(new LinkedHashSet<>(), depth);
            case SORTED_SET -> elements(new TreeSet<>(), depth);
            case MAP -> entries(new LinkedHashMap<>(), depth);
            case SORTED_MAP -> entries(new TreeMap<>(), depth);
            case OBJECT -> object();
        };
    }

    private Object elements(Collection<@Nullable Object> elements, int depth) {
        for (int left = count(); left > 0; left--) {
            elements.add(read(depth + 1));
        }
        return elements;
    }

    private Object entries(Map<@Nullable Object, @Nullable Object> entries, int depth) {
        for (int left = count(); left > 0; left--) {
            Object key = read(depth + 1);
            entries.put(key, read(depth + 1));
        }
        return entries;
    }

    private Object object() {
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        Class<?> type = codec.type(new String(name, StandardCharsets.UTF_8));
        require(in.getInt() == codec.digest(type));
        return codec.object(type, taken());
    }

    /** Every element takes a byte at least. */
    private int count() {
        int count = in.getInt();
        require(count >= 0 && count <= in.remaining());
        return count;
    }

    private byte[] taken() {
        int length = in.getInt();
        require(length >= 0 && length <= in.remaining());
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not what was written");
        }
    }
}
