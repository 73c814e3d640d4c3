package dev.larder.internal.method;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The form in which a method hands out its value. */
enum ResultForm {
    /** The value itself. */
    PLAIN,
    /** In an {@link Optional}; the value is kept, empty as {@code null}. */
    OPTIONAL,
    /** Promised by a {@link CompletionStage}; the value is kept when the promise holds. */
    STAGE;

    /** The form of a method's result. */
    static ResultForm of(Method method) {
        Class<?> type = method.getReturnType();
        if (type == Optional.class) {
            return OPTIONAL;
        }
        return type == CompletionStage.class || type == CompletableFuture.class ? STAGE : PLAIN;
    }

    /** The type of the value that is kept. */
    Type valueType(Method method) {
        return this == PLAIN ? method.getGenericReturnType() : inner(method.getGenericReturnType());
    }

    /** What is kept of a result or of a value that the application hands in. */
    static @Nullable Object kept(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    /** The result as the method would hand it out. */
    @Nullable
    Object handOut(@Nullable Object kept) {
        return this == OPTIONAL ? Optional.ofNullable(kept) : kept;
    }

    private static Type inner(Type generic) {
        return generic instanceof ParameterizedType type ? type.getActualTypeArguments()[0] : Object.class;
    }
}
