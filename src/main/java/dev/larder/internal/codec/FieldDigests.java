package dev.larder.internal.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/** What the fields of classes are called and declared as, as a number: another one means that the class has changed. */
final class FieldDigests {

    private final Map<Class<?>, Integer> known = new ConcurrentHashMap<>();

    int of(Class<?> type) {
        return known.computeIfAbsent(type, FieldDigests::digest);
    }

    private static int digest(Class<?> type) {
        Set<String> fields = new TreeSet<>(); // reflection knows no order
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (each.getClassLoader() != null) { // the JDK's own may differ from release to release
                add(each, fields);
            }
        }
        CRC32C digest = new CRC32C();
        digest.update(Text.encode(String.join("\n", fields)));
        return (int) digest.getValue();
    }

    private static void add(Class<?> type, Set<String> fields) {
        for (Field field : type.getDeclaredFields()) {
            boolean constant = type.isEnum() && field.isEnumConstant();
            if (constant || !Modifier.isStatic(field.getModifiers())) {
                fields.add(field.getName() + " " + field.getGenericType().getTypeName());
            }
        }
    }
}
