package dev.larder.internal.key;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes values into keys without loss: equal values give equal parts, different values different parts.
 *
 * <p>Collections count by content, lists in their order, sets and maps in any; arrays count by content as
 * {@link java.util.Arrays#deepEquals} sees them. Records and immutable value classes count field by field. What has no value of its
 * own (streams, connections, objects without {@code equals}) is refused. Safe for use by many threads; knows the classes it has seen
 * as long as it lives, which is as long as the application.
 */
public final class KeyValues {

    private static final int DEEPEST = 32;

    /** Not a {@code ClassValue}: that would hang them on classes of the platform, which outlive the application and would keep it. */
    private final Map<Class<?>, KeyShape> shapes = new ConcurrentHashMap<>();

    private final Map<Class<?>, KeyShape> contents = new ConcurrentHashMap<>();

    /**
     * Appends a value.
     *
     * @throws IllegalArgumentException when the value, or one inside it, cannot be told apart from others by its content
     */
    public void append(KeyBuilder key, @Nullable Object value) {
        append(key, value, 0);
    }

    /**
     * Appends an object that promises to be nothing but its fields, whatever its class says.
     *
     * @throws IllegalArgumentException when a field cannot be told apart from others by its content
     */
    public void appendContent(KeyBuilder key, Object value) {
        appendShape(key, value, shape(contents, value.getClass(), KeyShape::ofContent), 0);
    }

    /**
     * Why no value of a declared type could be part of a key; {@code null} where some or all could.
     *
     * <p>An interface or an open class says little, since the value may be of a better class: then the call decides.
     */
    public @Nullable String refusal(Type declared) {
        if (declared instanceof ParameterizedType generic) {
            String ofRaw = refusal(generic.getRawType());
            return ofRaw != null ? ofRaw : refusalAmong(generic.getActualTypeArguments());
        }
        if (declared instanceof GenericArrayType array) {
            return refusal(array.getGenericComponentType());
        }
        return declared instanceof Class<?> type ? refusalOf(type) : null;
    }

    private @Nullable String refusalAmong(Type[] types) {
        for (Type type : types) {
            String refusal = refusal(type);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable String refusalOf(Class<?> type) {
        if (type.isArray()) {
            return refusalOf(type.getComponentType());
        }
        if (type.isRecord()) {
            return refusalAmong(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .filter(component -> !component.isRecord())
                    .toArray(Type[]::new));
        }
        if (type.isPrimitive() || isCollection(type) || (isOpen(type) && !OneShot.is(type))) {
            return null;
        }
        return shape(shapes, type, KeyShape::of) instanceof KeyShape.Refused refused ? refused.reason() : null;
    }

    /** A read without a lock, as {@code computeIfAbsent} alone is not. */
    private static KeyShape shape(Map<Class<?>, KeyShape> known, Class<?> type, Function<Class<?>, KeyShape> shapeOf) {
        KeyShape shape = known.get(type);
        return shape == null ? known.computeIfAbsent(type, shapeOf) : shape;
    }

    private static boolean isOpen(Class<?> type) {
        return type.isInterface() || Modifier.isAbstract(type.getModifiers()) || type == Object.class;
    }

    private static boolean isCollection(Class<?> type) {
        return List.class.isAssignableFrom(type)
                || Set.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Map.Entry.class.isAssignableFrom(type)
                || type == Optional.class;
    }

    private void append(KeyBuilder key, @Nullable Object value, int depth) {
        if (value == null) {
            key.nothing();
        } else if (value instanceof String text) {
            key.text(text);
        } else if (value instanceof Long number) {
            key.number('l', number);
        } else if (value instanceof Integer number) {
            key.number('i', number);
        } else if (value instanceof UUID id) {
            key.group("uuid", 1).text(id.toString());
        } else {
            appendRarer(key, value, depth);
        }
    }

    private void appendRarer(KeyBuilder key, Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "nested deeper than " + DEEPEST + " levels, or within itself. Use a smaller key.");
        }
        if (value instanceof List<?> list) {
            appendAll(key.group("list", list.size()), list, depth);
        } else if (value instanceof Set<?> set) {
            appendSorted(key.group("set", set.size()), set, depth);
        } else if (value instanceof Map<?, ?> map) {
            appendSorted(key.group("map", map.size()), map.entrySet(), depth);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            append(key.group("entry", 2), entry.getKey(), depth + 1);
            append(key, entry.getValue(), depth + 1);
        } else if (value instanceof Optional<?> optional) {
            appendAll(
                    key.group("optional", optional.isPresent() ? 1 : 0),
                    optional.stream().toList(),
                    depth);
        } else if (value.getClass().isArray()) {
            appendArray(key, value, depth);
        } else {
            appendShape(key, value, shape(shapes, value.getClass(), KeyShape::of), depth);
        }
    }

    private void appendAll(KeyBuilder key, Iterable<?> values, int depth) {
        for (Object value : values) {
            append(key, value, depth + 1);
        }
    }

    private void appendSorted(KeyBuilder key, Iterable<?> values, int depth) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            KeyBuilder one = KeyBuilder.of("");
            append(one, value, depth + 1);
            texts.add(one.key());
        }
        Collections.sort(texts);
        texts.forEach(key::text);
    }

    private void appendArray(KeyBuilder key, Object array, int depth) {
        Class<?> component = array.getClass().getComponentType();
        int length = Array.getLength(array);
        key.group(component.isPrimitive() ? component.getName() + "[]" : "[]", length);
        for (int i = 0; i < length; i++) {
            append(key, Array.get(array, i), depth + 1);
        }
    }

    private void appendShape(KeyBuilder key, Object value, KeyShape shape, int depth) {
        if (shape instanceof KeyShape.Simple simple) {
            simple.writer().accept(key, value);
        } else if (shape instanceof KeyShape.Fields fields) {
            key.group(fields.type(), fields.readers().size());
            for (KeyShape.Reader reader : fields.readers()) {
                append(key, reader.read(value), depth + 1);
            }
        } else if (shape instanceof KeyShape.Refused refused) {
            throw new IllegalArgumentException(refused.reason());
        }
    }
}
