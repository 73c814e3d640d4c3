package dev.larder.internal.fragment;

import dev.larder.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final Map<String, Function<@Nullable Object, ?>> READERS = Map.ofEntries(
            entry("name", AttributeValues::name),
            entry("ttl", AttributeValues::ttl),
            entry("tags", AttributeValues::tags),
            entry("cache", AttributeValues::cache),
            entry("if", AttributeValues::truth),
            entry("unless", AttributeValues::truth),
            entry("staleWhileRevalidate", AttributeValues::ttl),
            entry("staleIfError", AttributeValues::ttl),
            entry("var", AttributeValues::variable));

    private AttributeValues() {}

    private static Map.Entry<String, Function<@Nullable Object, ?>> entry(
            String attribute, Function<@Nullable Object, ?> reader) {
        return Map.entry(attribute, reader);
    }

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

    /** A truth value; {@code null}, which is what an unknown variable comes to, is none, as everywhere in a page. */
    static boolean truth(@Nullable Object value) {
        String text = value == null ? "false" : value.toString();
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("neither true nor false. Use an expression that comes to one of them.");
    }

    static String variable(@Nullable Object value) {
        if (value instanceof String text && text.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
            return text;
        }
        throw new IllegalArgumentException("not the name of a variable. Use letters and digits.");
    }

    static String source(@Nullable Object value) {
        return text(value, "not the path of a resource. Name one of the application, such as /WEB-INF/live/user.jsp.");
    }

    static List<?> items(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value == null) {
            return List.of();
        }
        throw new IllegalArgumentException("not a collection. Use a collection or an array.");
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
