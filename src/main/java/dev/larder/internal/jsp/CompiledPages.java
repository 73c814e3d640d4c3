package dev.larder.internal.jsp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JSPs of an application that have had a live part with a body, as long as the container keeps them. Safe for use by many
 * threads.
 */
final class CompiledPages {

    private final Map<Object, Known> known = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<BodyReference.Page, WeakReference<Object>> newest = new HashMap<>();

    /** How one is named, and the methods that have been called. */
    private record Known(BodyReference.Page name, int bytes, Map<String, Optional<Method>> methods) {}

    /** Names a JSP that is running; the name tells it from what its file held before. */
    BodyReference.Page name(Object page, Supplier<BodyReference.Page> asDeployed) {
        Known found = known.get(page);
        return found == null ? remember(page, asDeployed.get()) : found.name();
    }

    private synchronized BodyReference.Page remember(Object page, BodyReference.Page asDeployed) {
        int bytes = Arrays.hashCode(bytes(page.getClass()));
        BodyReference.Page name = isTaken(asDeployed, bytes)
                ? new BodyReference.Page(asDeployed.path(), asDeployed.type(), asDeployed.digest() + bytes)
                : asDeployed;
        newest.values().removeIf(one -> one.get() == null);
        newest.put(name, new WeakReference<>(page));
        known.put(page, new Known(name, bytes, new ConcurrentHashMap<>()));
        return name;
    }

    /** By one that was compiled before its file was edited, and named afterwards: for a moment both run. */
    private boolean isTaken(BodyReference.Page name, int bytes) {
        WeakReference<Object> earlier = newest.get(name);
        Object page = earlier == null ? null : earlier.get();
        Known found = page == null ? null : known.get(page);
        return found != null && found.bytes() != bytes;
    }

    private static byte[] bytes(Class<?> page) {
        String name = page.getName();
        try (InputStream in = page.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    /** The JSP of that name, {@code null} where it has not run here, or has been compiled anew. */
    synchronized @Nullable Object find(BodyReference.Page name) {
        WeakReference<Object> page = newest.get(name);
        return page == null ? null : page.get();
    }

    /** The method of a JSP that has been found. */
    Optional<Method> method(Object page, String name) {
        Known found = known.get(page);
        return found == null
                ? Optional.empty()
                : found.methods().computeIfAbsent(name, asked -> BodyMethods.find(page.getClass(), asked));
    }
}
