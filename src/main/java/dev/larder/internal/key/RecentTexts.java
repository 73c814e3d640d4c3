package dev.larder.internal.key;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts made a moment ago, by what they were made of: a hit on the same key then makes no text, and computes no hash of one.
 *
 * <p>A table of fixed size in which newer ones push out older ones. It takes no lock: two threads that meet in a place cost one text
 * made twice. What texts are made of must not change, and be equal only to what makes the same text.
 */
public final class RecentTexts {

    private static final int SIZE = 1024;

    private final @Nullable Made[] table = new Made[SIZE];

    /**
     * A text and what it was made of.
     *
     * @param source what it was made of
     * @param isNumber whether that is a {@link Long}, the usual key, which is compared without looking at the source
     * @param number its value
     */
    private record Made(Object source, boolean isNumber, long number, String text) {

        static Made of(Object source, String text) {
            return source instanceof Long number
                    ? new Made(source, true, number, text)
                    : new Made(source, false, 0, text);
        }

        boolean isOf(Object other) {
            return other instanceof Long asked ? isNumber && number == asked : source == other || source.equals(other);
        }
    }

    /** The text of a source. */
    public <T> String text(T source, Function<T, String> maker) {
        int place = place(source.hashCode());
        Made made = table[place];
        if (made == null || !made.isOf(source)) {
            made = table[place ^ 1];
        }
        return made != null && made.isOf(source) ? made.text : make(source, maker, place);
    }

    /** The newest lies in its own place, what it pushes out in the one beside: two that meet do not push each other out for ever. */
    private <T> String make(T source, Function<T, String> maker, int place) {
        Made made = Made.of(source, maker.apply(source));
        table[place ^ 1] = table[place];
        table[place] = made;
        return made.text;
    }

    private static int place(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SIZE));
    }
}
