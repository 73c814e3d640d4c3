package dev.larder.internal.method;

import java.util.stream.IntStream;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheValue;

/**
 * Which parameters make the key and which one is the value (the three rules of
 * {@link javax.cache.annotation.CacheKeyInvocationContext#getKeyParameters()}).
 */
final class Parameters {

    private final int[] keys;
    private final int value;

    private Parameters(int[] keys, int value) {
        this.keys = keys;
        this.value = value;
    }

    /** The parameters of a method. */
    static Parameters of(Declaration method) {
        int[] values = method.parametersWith(CacheValue.class);
        int value = values.length == 0 ? -1 : values[0];
        int[] keys = method.parametersWith(CacheKey.class);
        int count = method.method().getParameterCount();
        return new Parameters(
                keys.length > 0
                        ? keys
                        : IntStream.range(0, count).filter(i -> i != value).toArray(),
                value);
    }

    /** The positions of those that make the key, in order; not to be changed. */
    int[] keys() {
        return keys;
    }

    /** The position of the value; -1 where there is none. */
    int value() {
        return value;
    }
}
