package dev.larder.internal.method;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Whether a kept value can be the result of a method; another one was put under the same key by a method of another type.
 *
 * @param type the class every result belongs to
 * @param nullable false where the method returns a primitive
 */
record ResultCheck(Class<?> type, boolean nullable, Notice notice) {

    /** The check for a method's results. */
    static ResultCheck of(Method method, Notice notice) {
        Class<?> type = Types.raw(ResultForm.of(method).valueType(method));
        return new ResultCheck(type, !method.getReturnType().isPrimitive(), notice);
    }

    /** Whether the value fits; warns when it does not. */
    boolean admits(@Nullable Object value) {
        if (value == null ? nullable : type.isInstance(value)) {
            return true;
        }
        notice.warn(
                "called past the cache, which holds "
                        + (value == null ? "null" : "a " + value.getClass().getName())
                        + " under this key: several methods share the cache and the key. Give one of them a cache of its own",
                null);
        return false;
    }
}
