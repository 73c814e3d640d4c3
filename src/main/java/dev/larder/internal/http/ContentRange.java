package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a whole a 206 carries (RFC 9110 §14.4).
 *
 * @param range the part
 * @param completeLength the length of the whole, -1 when unknown
 */
public record ContentRange(ByteRange range, long completeLength) {

    /** The part a field value names, or null when it names none in bytes. */
    public static @Nullable ContentRange parse(@Nullable String text) {
        if (text == null || !text.regionMatches(true, 0, "bytes ", 0, 6)) {
            return null;
        }
        int dash = text.indexOf('-');
        int slash = text.indexOf('/');
        if (dash < 6 || slash < dash) {
            return null;
        }
        ByteRange range = new ByteRange(number(text.substring(6, dash)), number(text.substring(dash + 1, slash)));
        String total = FieldSyntax.trim(text.substring(slash + 1));
        long complete = total.equals("*") ? -1 : number(total);
        boolean known = complete > range.last() || total.equals("*");
        return range.first() >= 0 && range.last() >= range.first() && known ? new ContentRange(range, complete) : null;
    }

    /** Whether the part reaches the end of the whole. */
    public boolean reachesEnd() {
        return range.last() == completeLength - 1;
    }

    /** A whole number of decimal digits, too large a one as the largest, -1 when it is none. */
    static long number(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (!FieldSyntax.isDigit(c)) {
                return -1;
            }
            boolean fits = number < (Long.MAX_VALUE - 10) / 10;
            number = fits ? number * 10 + (c - '0') : Long.MAX_VALUE - 1;
        }
        return digits.isEmpty() ? -1 : number;
    }
}
