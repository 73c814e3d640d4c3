package dev.larder.internal.fragment;

import dev.larder.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the values of a fragment tag's attributes are read; each method refuses with a sentence and a remedy. */
public final class AttributeValues {

    private static final String TTL_FORMS = "Use whole seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.";
    private static final Map<String, Function<@Nullable Object, ?>> READERS = Map.of(
            "name", AttributeValues::name,
            "ttl", AttributeValues::ttl,
            "tags", AttributeValues::tags,
            "cache", AttributeValues::cache);

    private AttributeValues() {}

    /**
     * What is wrong with a value that stands in the page as it is, so that the page's compiler can say so.
     *
     * @return a sentence and a remedy, or empty
     */
    public static Optional<String> finding(String attribute, String literal) {
        Function<@Nullable Object, ?> reader = READERS.get(attribute);
        try {
            return reader == null || reader.apply(literal) != null ? Optional.empty() : Optional.of("nothing");
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    static String name(@Nullable Object value) {
        return text(value, "a fragment has no name. Give it one that is its own in the application.");
    }

    static String cache(@Nullable Object value) {
        return text(value, "not the name of a cache. Name one, or leave the attribute out.");
    }

    private static String text(@Nullable Object value, String complaint) {
        if (value instanceof CharSequence text && !text.isEmpty()) {
            return text.toString();
        }
        throw new IllegalArgumentException(complaint);
    }

    static Duration ttl(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        if (value instanceof CharSequence text) {
            return DurationText.parse(text.toString());
        }
        if (value instanceof Number number) {
            return seconds(number);
        }
        throw new IllegalArgumentException("not a duration. " + TTL_FORMS);
    }

    private static Duration seconds(Number number) {
        try {
            return Duration.ofSeconds(new BigDecimal(number.toString()).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number of seconds. " + TTL_FORMS, e);
        }
    }

    /** Tags from a text with commas between them, or from a collection whose elements are taken as they are. */
    static String[] tags(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return Stream.of(text.toString().split(",", -1))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .toArray(String[]::new);
        }
        List<?> elements = value instanceof Object[] array
                ? List.of(array)
                : value instanceof Collection<?> collection ? List.copyOf(collection) : List.of(0);
        if (elements.stream().allMatch(tag -> tag instanceof String text && !text.isEmpty())) {
            return elements.toArray(String[]::new);
        }
        throw new IllegalArgumentException(
                "not tags. Use a text with commas between the tags, or a collection of texts.");
    }
}
