package dev.larder.internal.codec;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What a value consists of. The number stands in stored bytes, so none is ever used again for something else. */
enum JsonShape {
    /** A text, a number, a truth value, bytes, {@code null}. */
    PLAIN(0),
    /** A list of the JDK. */
    LIST(1),
    /** A set of the JDK, in its order. */
    SET(2),
    /** A set of the JDK sorted by its elements' own order. */
    SORTED_SET(3),
    /** A map of the JDK, in its order. */
    MAP(4),
    /** A map of the JDK sorted by its keys' own order. */
    SORTED_MAP(5),
    /** Anything else: its class, and JSON. */
    OBJECT(6);

    private final int number;

    JsonShape(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The shape of that number; throws an {@link IllegalArgumentException} when there is none. */
    static JsonShape numbered(int number) {
        for (JsonShape shape : values()) {
            if (shape.number == number) {
                return shape;
            }
        }
        throw new IllegalArgumentException("no such shape");
    }

    /** Throws an {@link IllegalArgumentException} for what would come back in another order. */
    static JsonShape of(@Nullable Object value) {
        if (ValueKind.of(value) != ValueKind.CODEC) {
            return PLAIN;
        }
        if (value == null || value.getClass().getClassLoader() != null) {
            return OBJECT;
        }
        if (value instanceof SortedSet<?> sorted) {
            return natural(sorted.comparator() == null, SORTED_SET);
        }
        if (value instanceof SortedMap<?, ?> sorted) {
            return natural(sorted.comparator() == null, SORTED_MAP);
        }
        if (value instanceof List<?>) {
            return LIST;
        }
        return value instanceof Set<?> ? SET : value instanceof Map<?, ?> ? MAP : OBJECT;
    }

    private static JsonShape natural(boolean natural, JsonShape shape) {
        if (!natural) {
            throw new IllegalArgumentException("a collection sorted by a comparator would lose it. Use another codec.");
        }
        return shape;
    }
}
