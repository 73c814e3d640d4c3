package dev.larder.internal.config;

import dev.larder.DurationText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that settings have. */
final class Kinds {

    static final Kind<Duration> DURATION = Kind.of("duration", Duration.class, Kinds::duration);
    static final Kind<Long> SIZE = Kind.of("size", String.class, Kinds::size);
    static final Kind<Boolean> BOOLEAN =
            new Kind<>("boolean", Boolean.class.getName(), List.of("true", "false"), Kinds::bool);
    static final Kind<Double> FACTOR = Kind.of("number, 0 or more", Double.class, Kinds::factor);
    static final Kind<String> TEXT = Kind.of("text", String.class, Function.identity());
    static final Kind<List<String>> LIST = Kind.of("list", List.class, Kinds::list);

    private static final Pattern SIZE_TEXT =
            Pattern.compile("(\\d{1,15})\\s*(B|KB|MB|GB|TB|)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SHIFTS = Map.of("", 0, "B", 0, "KB", 10, "MB", 20, "GB", 30, "TB", 40);
    private static final Map<String, Boolean> TRUTH = Map.of(
            "true", true, "yes", true, "on", true, "1", true, "false", false, "no", false, "off", false, "0", false);

    private Kinds() {}

    /** Whole numbers between bounds, both included. */
    static Kind<Long> count(long least, long most) {
        String range = most >= Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        return Kind.of("whole number, " + range, Long.class, text -> {
            if (!text.matches("-?\\d{1,18}")) {
                throw new IllegalArgumentException("not a whole number. Use " + range + ".");
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("out of range. Use " + range + ".");
            }
            return number;
        });
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.", e);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative. Use 0s or more; what shall never end is called forever.");
        }
        return duration;
    }

    private static Long size(String text) {
        Matcher parts = SIZE_TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a size. Use bytes, 512KB, 64MB or 2GB.");
        }
        long number = Long.parseLong(parts.group(1));
        int shift = SHIFTS.getOrDefault(parts.group(2).toUpperCase(Locale.ROOT), 0);
        if (number == 0 || number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("out of range. Use 1 byte or more, for example 64MB.");
        }
        return number << shift;
    }

    private static Boolean bool(String text) {
        Boolean truth = TRUTH.get(text.toLowerCase(Locale.ROOT));
        if (truth == null) {
            throw new IllegalArgumentException("neither true nor false. Use one of the two.");
        }
        return truth;
    }

    private static Double factor(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException("not a factor. Use 0 for off, 1 for usual, more for earlier.");
        }
        return Double.valueOf(text);
    }

    /** Commas separate, a backslash before a comma makes it part of the text (MicroProfile Config 3.1, "Array Converters"). */
    private static List<String> list(String text) {
        List<String> members = Arrays.stream(text.split("(?<!\\\\),"))
                .map(member -> member.replace("\\,", ",").strip())
                .filter(member -> !member.isEmpty())
                .distinct()
                .toList();
        return members.equals(List.of("none")) ? List.of() : members;
    }
}
