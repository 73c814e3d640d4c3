package dev.larder.internal.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the text of a setting means.
 *
 * @param name for the documentation: {@code duration}, {@code size}
 * @param javaType for editors
 * @param words what may be written, where that is a short list
 * @param parser reads the text; an {@link IllegalArgumentException} says what is wrong and what to do
 * @param <T> what the text becomes
 */
record Kind<T>(String name, String javaType, List<String> words, Function<String, T> parser) {

    Kind {
        words = List.copyOf(words);
    }

    static <T> Kind<T> of(String name, Class<?> javaType, Function<String, T> parser) {
        return new Kind<>(name, javaType.getName(), List.of(), parser);
    }

    /** The constants of an enum, written in lower case with hyphens. */
    static <E extends Enum<E>> Kind<E> words(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(Kind::word).toList();
        return new Kind<>("one of `" + String.join("`, `", words) + "`", String.class.getName(), words, text -> {
            int at = words.indexOf(text.toLowerCase(Locale.ROOT));
            if (at < 0) {
                throw new IllegalArgumentException("no such word. Use one of: " + String.join(", ", words) + ".");
            }
            return constants.get(at);
        });
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
