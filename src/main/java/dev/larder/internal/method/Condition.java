package dev.larder.internal.method;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of an annotation, compiled against the method it stands on: {@code p.draft}, {@code !p.draft}, {@code empty result},
 * {@code amount >= 10}, {@code kind == 'gift'}, {@code result == null}; or an expression of Jakarta EL in dollar and braces.
 *
 * @param left what is asked about
 * @param question what is asked about it
 */
record Condition(Source left, Question question) {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(.*)}", Pattern.DOTALL);
    private static final Pattern COMPARISON = Pattern.compile("([^\\s=!<>']+)\\s*(==|!=|<=|>=|<|>)\\s*(.+)");
    private static final Pattern WORD = Pattern.compile("(!?)\\s*(empty\\s+)?([^\\s=!<>']+)");

    /** What is asked about a value. */
    interface Question {
        boolean isTrueOf(@Nullable Object value);
    }

    /**
     * Compiles a condition.
     *
     * @throws IllegalArgumentException when it is none, or asks about something that is not there
     */
    static Condition of(String text, Sources sources) {
        String condition = text.strip();
        Matcher matcher = EXPRESSION.matcher(condition);
        if (matcher.matches()) {
            return new Condition(sources.expression(matcher.group(1).strip(), Boolean.class), Boolean.TRUE::equals);
        }
        matcher = COMPARISON.matcher(condition);
        if (matcher.matches()) {
            return new Condition(
                    sources.path(matcher.group(1)),
                    comparison(matcher.group(2), literal(matcher.group(3).strip())));
        }
        matcher = WORD.matcher(condition);
        if (matcher.matches()) {
            return word(matcher, sources);
        }
        throw new IllegalArgumentException("not a condition");
    }

    private static Condition word(Matcher matcher, Sources sources) {
        boolean negated = !matcher.group(1).isEmpty();
        TagPath path = sources.path(matcher.group(3));
        if (matcher.group(2) != null) {
            return new Condition(path, value -> isEmpty(value) != negated);
        }
        if (path.type() != Boolean.class) {
            throw new IllegalArgumentException(
                    matcher.group(3) + " is a " + path.type().getSimpleName() + " and neither true nor false");
        }
        return new Condition(path, value -> Boolean.TRUE.equals(value) != negated);
    }

    private static Question comparison(String operator, @Nullable Object literal) {
        return switch (operator) {
            case "==" -> value -> equal(value, literal);
            case "!=" -> value -> !equal(value, literal);
            default -> {
                if (!(literal instanceof BigDecimal number)) {
                    throw new IllegalArgumentException(operator + " compares with a number");
                }
                yield value -> value instanceof Number other
                        && holds(operator, decimal(other).compareTo(number));
            }
        };
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(@Nullable Object value, @Nullable Object literal) {
        if (value == null || literal == null || literal instanceof Boolean) {
            return Objects.equals(value, literal);
        }
        if (literal instanceof BigDecimal number) {
            return value instanceof Number other && decimal(other).compareTo(number) == 0;
        }
        return literal.equals(value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof CharSequence text && text.isEmpty())
                || (value instanceof Collection<?> all && all.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value.getClass().isArray() && java.lang.reflect.Array.getLength(value) == 0);
    }

    private static @Nullable Object literal(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1);
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> number(text);
        };
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    text + " is neither a number nor null, true, false or a text in single quotes", e);
        }
    }

    /** Whether it is known only when the method has returned. */
    boolean usesResult() {
        return left.usesResult();
    }

    /**
     * Whether it holds for a call.
     *
     * @throws RuntimeException when what it asks about cannot be read
     */
    boolean holds(@Nullable Object[] arguments, @Nullable Object result) {
        return question.isTrueOf(left.from(arguments, result));
    }
}
