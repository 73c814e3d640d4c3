package dev.larder.internal.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A date as HTTP writes it (RFC 9110 §5.6.7): reads the three formats, writes the preferred one.
 *
 * <p>Strict where recipients must agree (zone, digits, separators, existing days), lenient where the RFC is (letter case, a
 * weekday that does not fit the date).
 */
public final class HttpDate {

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> LONG_DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final int IMF_LENGTH = 29;
    private static final int ASCTIME_LENGTH = 24;
    private static final int SECONDS_A_DAY = 86_400;
    private static final long YEAR_0 = -62_167_219_200L;
    private static final long END_OF_YEAR_9999 = 253_402_300_799L;

    private HttpDate() {}

    /**
     * The moment a field value names, or null when it is not a date.
     *
     * @param now the present: a two-digit year lies at most 50 years ahead of it
     */
    public static @Nullable Instant parse(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        String date = FieldSyntax.trim(text);
        int comma = date.indexOf(',');
        if (comma == 3) {
            return imfFixdate(date);
        }
        return comma < 0 ? asctime(date) : rfc850(date, comma, now);
    }

    /** The moment in the preferred format, whole seconds, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    public static String format(Instant moment) {
        long second = Math.max(YEAR_0, Math.min(moment.getEpochSecond(), END_OF_YEAR_9999));
        long day = Math.floorDiv(second, SECONDS_A_DAY);
        int inDay = Math.floorMod(second, SECONDS_A_DAY);
        var date = LocalDate.ofEpochDay(day);
        StringBuilder text = new StringBuilder(IMF_LENGTH);
        text.append(DAYS.get(date.getDayOfWeek().getValue() - 1)).append(", ");
        twoDigits(text, date.getDayOfMonth()).append(' ');
        text.append(MONTHS.get(date.getMonthValue() - 1)).append(' ');
        twoDigits(twoDigits(text, date.getYear() / 100), date.getYear() % 100).append(' ');
        twoDigits(text, inDay / 3600).append(':');
        twoDigits(text, inDay / 60 % 60).append(':');
        return twoDigits(text, inDay % 60).append(" GMT").toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static @Nullable Instant imfFixdate(String s) {
        boolean shaped = s.length() == IMF_LENGTH
                && named(DAYS, s, 0, 3)
                && spaceAt(s, 4, 7, 11, 16, 25)
                && s.regionMatches(true, 26, "GMT", 0, 3);
        return shaped ? moment(number(s, 12, 4), month(s, 8), number(s, 5, 2), secondOfDay(s, 17)) : null;
    }

    private static @Nullable Instant asctime(String s) {
        boolean shaped = s.length() == ASCTIME_LENGTH && named(DAYS, s, 0, 3) && spaceAt(s, 3, 7, 10, 19);
        if (!shaped) {
            return null;
        }
        int day = s.charAt(8) == ' ' ? number(s, 9, 1) : number(s, 8, 2);
        return moment(number(s, 20, 4), month(s, 4), day, secondOfDay(s, 11));
    }

    private static @Nullable Instant rfc850(String s, int comma, Instant now) {
        boolean shaped = s.length() == comma + 24
                && named(LONG_DAYS, s, 0, comma)
                && spaceAt(s, comma + 1, comma + 11, comma + 20)
                && s.charAt(comma + 4) == '-'
                && s.charAt(comma + 8) == '-'
                && s.regionMatches(true, comma + 21, "GMT", 0, 3);
        int shortYear = shaped ? number(s, comma + 9, 2) : -1;
        if (shortYear < 0) {
            return null;
        }
        return recent(shortYear, month(s, comma + 5), number(s, comma + 2, 2), secondOfDay(s, comma + 12), now);
    }

    /** The latest year with these two digits that does not put the date more than 50 years into the future. */
    private static @Nullable Instant recent(int shortYear, int month, int day, int second, Instant now) {
        var limit = now.atOffset(ZoneOffset.UTC).plusYears(50);
        int year = limit.getYear() / 100 * 100 + shortYear;
        Instant found = moment(year, month, day, second);
        // 29 February may exist in one century and not in the other
        boolean tooFar = found == null ? year > limit.getYear() : found.isAfter(limit.toInstant());
        return tooFar ? moment(year - 100, month, day, second) : found;
    }

    private static @Nullable Instant moment(int year, int month, int day, int secondOfDay) {
        if (year < 0 || month < 1 || secondOfDay < 0 || day < 1 || day > daysIn(month, year)) {
            return null;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * SECONDS_A_DAY + secondOfDay);
    }

    private static int daysIn(int month, int year) {
        return YearMonth.of(year, month).lengthOfMonth();
    }

    /** The second of the day, a leap second allowed, or -1. */
    private static int secondOfDay(String s, int at) {
        int hour = number(s, at, 2);
        int minute = number(s, at + 3, 2);
        int second = number(s, at + 6, 2);
        boolean colons = s.charAt(at + 2) == ':' && s.charAt(at + 5) == ':';
        boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60;
        return colons && inRange ? hour * 3600 + minute * 60 + second : -1;
    }

    private static int number(String s, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            char c = s.charAt(i);
            if (!FieldSyntax.isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static int month(String s, int at) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (s.regionMatches(true, at, MONTHS.get(i), 0, 3)) {
                return i + 1;
            }
        }
        return -1;
    }

    private static boolean named(List<String> names, String s, int at, int length) {
        for (String name : names) {
            if (name.length() == length && s.regionMatches(true, at, name, 0, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean spaceAt(String s, int... places) {
        for (int place : places) {
            if (s.charAt(place) != ' ') {
                return false;
            }
        }
        return true;
    }
}
