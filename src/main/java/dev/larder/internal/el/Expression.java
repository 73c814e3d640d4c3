package dev.larder.internal.el;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression that has been read. Safe for use by many threads. */
public interface Expression {

    /**
     * Its value.
     *
     * @param variables the values of the names in it
     * @throws RuntimeException when it cannot be computed
     */
    @Nullable
    Object value(Map<String, @Nullable Object> variables);
}
