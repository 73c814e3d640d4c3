package dev.larder.internal.key;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How values of one class are written into a key. */
sealed interface KeyShape {

    /** A class of the platform whose text says all. */
    record Simple(BiConsumer<KeyBuilder, Object> writer) implements KeyShape {}

    /** A class whose content is its fields; its name is marked so that it cannot be one of ours, {@code list} for example. */
    record Fields(String type, List<Reader> readers) implements KeyShape {}

    /** A class whose values cannot be told apart by content. */
    record Refused(String reason) implements KeyShape {}

    /** Reads one field of a value. */
    interface Reader {
        @Nullable
        Object read(Object value);
    }

    /** The shape of a class. */
    static KeyShape of(Class<?> type) {
        BiConsumer<KeyBuilder, Object> writer = PlatformTypes.writer(type);
        if (writer != null) {
            return new Simple(writer);
        }
        if (type.isRecord()) {
            return fields(type, components(type));
        }
        if (isImmutableValue(type)) {
            return ofContent(type);
        }
        return new Refused(
                type.getName() + " has no value that could be part of a key. Use a record, a text or a number.");
    }

    /** The shape of a class that promises to be nothing but its fields. */
    static KeyShape ofContent(Class<?> type) {
        return fields(
                type,
                stateOf(type).stream()
                        .filter(field -> !Modifier.isTransient(field.getModifiers()))
                        .toList());
    }

    /** Whether a class has an {@code equals} of its own and nothing but final fields, as its superclasses have. */
    private static boolean isImmutableValue(Class<?> type) {
        if (type.getName().startsWith("java.") || Modifier.isAbstract(type.getModifiers()) || !hasEquals(type)) {
            return false;
        }
        return stateOf(type).stream()
                .allMatch(
                        field -> Modifier.isFinal(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()));
    }

    private static boolean hasEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has equals", e);
        }
    }

    private static List<Field> stateOf(Class<?> type) {
        List<Field> state = new ArrayList<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            Arrays.stream(c.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(state::add);
        }
        return state;
    }

    private static List<Field> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> fieldOf(type, name))
                .toList();
    }

    private static Field fieldOf(Class<?> record, String component) {
        try {
            return record.getDeclaredField(component);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every record component has a field", e);
        }
    }

    private static KeyShape fields(Class<?> type, List<Field> fields) {
        try {
            fields.forEach(field -> field.setAccessible(true));
        } catch (InaccessibleObjectException | SecurityException e) {
            return new Refused(
                    type.getName() + " is closed to reflection, so its content cannot be part of a key. Open its"
                            + " module or use another type.");
        }
        return new Fields(
                '@' + type.getName(), fields.stream().map(KeyShape::reader).toList());
    }

    private static Reader reader(Field field) {
        return value -> {
            try {
                return field.get(Objects.requireNonNull(value));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " was opened and is closed again", e);
            }
        };
    }
}
