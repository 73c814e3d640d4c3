package dev.larder.internal.method;

import java.util.List;

/**
 * Which exceptions count (the rules that JSR-107 gives in four sentences for each of its annotations).
 *
 * @param included types that count
 * @param excluded types that do not, even when included
 * @param byDefault whether all count when neither list says anything
 */
record ExceptionFilter(
        List<Class<? extends Throwable>> included, List<Class<? extends Throwable>> excluded, boolean byDefault) {

    /** Whether an exception counts. */
    boolean admits(Throwable exception) {
        if (included.isEmpty() && excluded.isEmpty()) {
            return byDefault;
        }
        return (included.isEmpty() || isAmong(included, exception)) && !isAmong(excluded, exception);
    }

    private static boolean isAmong(List<Class<? extends Throwable>> types, Throwable exception) {
        return types.stream().anyMatch(type -> type.isInstance(exception));
    }
}
