package dev.larder.internal.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sums of a stored number, which keeps its type while the sum fits. */
final class WholeNumber {

    private WholeNumber() {}

    /**
     * Adds.
     *
     * @throws IllegalStateException when the value is not a whole number
     * @throws ArithmeticException when the sum exceeds a long
     */
    static Number plus(@Nullable Object value, long delta, Supplier<String> place) {
        if (value instanceof Long number) {
            return Math.addExact(number, delta);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            long sum = Math.addExact(((Number) value).longValue(), delta);
            return fitted(sum, value.getClass());
        }
        throw new IllegalStateException(place.get() + " holds "
                + (value == null ? "null" : "a " + value.getClass().getName())
                + ": not a whole number. Store an Integer or a Long to count with.");
    }

    private static Number fitted(long sum, Class<?> type) {
        if (type == Byte.class && sum == (byte) sum) {
            return (byte) sum;
        }
        if (type == Short.class && sum == (short) sum) {
            return (short) sum;
        }
        if (sum == (int) sum) {
            return (int) sum;
        }
        return sum;
    }
}
