package dev.larder.internal.method;

import dev.larder.annotation.CacheEach;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.annotation.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CacheEach} says of a method: which parameter is the collection of keys.
 *
 * @param position of that parameter
 * @param type its declared class
 */
record Each(int position, Class<?> type) {

    private static final List<Class<?>> COLLECTIONS = List.of(Collection.class, List.class, Set.class);

    /** Whether a method keeps the values of a map each by itself. */
    static boolean is(Declaration declaration) {
        return declaration.own(CacheEach.class) != null;
    }

    /**
     * Finds the collection among the key parameters.
     *
     * @return {@code null} when there is not exactly one, no map is returned, or a method does not keep its values each by itself
     */
    static @Nullable Each of(Declaration declaration) {
        return is(declaration) ? of(declaration.method()) : null;
    }

    private static @Nullable Each of(Method method) {
        int[] positions = java.util.stream.IntStream.range(0, method.getParameterCount())
                .filter(i -> isKey(method, i) && COLLECTIONS.contains(method.getParameterTypes()[i]))
                .toArray();
        return positions.length == 1 && method.getReturnType() == Map.class
                ? new Each(positions[0], method.getParameterTypes()[positions[0]])
                : null;
    }

    private static boolean isKey(Method method, int position) {
        boolean marked = Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(CacheKey.class));
        return !marked || method.getParameters()[position].isAnnotationPresent(CacheKey.class);
    }

    /** The type of one key. */
    static Type keyType(Method method, Each each) {
        return argument(method.getGenericParameterTypes()[each.position], 0);
    }

    /** The type of one value. */
    static Type valueType(Method method) {
        return argument(method.getGenericReturnType(), 1);
    }

    private static Type argument(Type generic, int index) {
        return generic instanceof ParameterizedType type ? type.getActualTypeArguments()[index] : Object.class;
    }

    /** The keys that a call asks for; {@code null} when it gives no collection. */
    @Nullable
    Collection<?> keys(@Nullable Object[] arguments) {
        return (Collection<?>) arguments[position];
    }

    /** The arguments with one key, or a collection of keys, in place of the whole collection. */
    @Nullable
    Object[] with(@Nullable Object[] arguments, @Nullable Object replacement) {
        Object[] changed = arguments.clone();
        changed[position] = replacement;
        return changed;
    }

    /** Some of the keys as the method wants them. */
    Collection<@Nullable Object> collection(Collection<@Nullable Object> keys) {
        return type == Set.class ? new LinkedHashSet<>(keys) : new ArrayList<>(keys);
    }
}
