package dev.larder;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of durations in settings, annotations and tags: {@code 300} (seconds), {@code 90s}, {@code 15m}, {@code 1h30m},
 * {@code 250ms}, {@code 1d}, {@code 2w}, {@code PT15M} (ISO 8601), {@code forever}.
 *
 * @since 0.1
 */
public final class DurationText {

    private static final int LONGEST_NUMBER = 18;
    private static final Pattern PART = Pattern.compile("(\\d{1,18})(ms|s|m|h|d|w|)");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}|(\\d{1,18}(ms|s|m|h|d|w))+");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7));

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text in any letter case, spaces around it ignored
     * @return the duration; {@link Cache#FOREVER} for {@code forever} and for what exceeds a {@link Duration}
     * @throws IllegalArgumentException when the text is not a duration; the message says what is
     */
    public static Duration parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.equals("forever")) {
            return Cache.FOREVER;
        }
        try {
            return isIso(trimmed) ? Duration.parse(trimmed) : sum(trimmed, text);
        } catch (ArithmeticException e) {
            return Cache.FOREVER;
        } catch (DateTimeParseException e) {
            throw refuse(text);
        }
    }

    private static boolean isIso(String trimmed) {
        return trimmed.startsWith("p") || (trimmed.startsWith("p", 1) && "+-".indexOf(trimmed.charAt(0)) >= 0);
    }

    /** Plain seconds come first: a fragment's tag has its lifetime read with every page. */
    private static Duration sum(String trimmed, String text) {
        if (isNumber(trimmed)) {
            return Duration.ofSeconds(Long.parseLong(trimmed));
        }
        if (!WHOLE.matcher(trimmed).matches()) {
            throw refuse(text);
        }
        if (trimmed.startsWith("-")) {
            return Duration.ofSeconds(Long.parseLong(trimmed));
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(trimmed);
        while (part.find()) {
            String unit = part.group(2).isEmpty() ? "s" : part.group(2);
            sum = sum.plus(UNITS.getOrDefault(unit, Duration.ZERO).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    }

    private static IllegalArgumentException refuse(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is not a duration. Use seconds, 90s, 15m, 1h30m, 1d, PT15M or forever.");
    }
}
