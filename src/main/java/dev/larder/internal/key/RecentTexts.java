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

    private record Made(Object source, String text) {}

    /** The text of a source. */
    public <T> String text(T source, Function<T, String> maker) {
        int place = place(source.hashCode());
        Made made = table[place];
        if (made != null && (made.source == source || made.source.equals(source))) {
            return made.text;
        }
        String text = maker.apply(source);
        table[place] = new Made(source, text);
        return text;
    }

    private static int place(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SIZE));
    }
}
