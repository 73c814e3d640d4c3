package dev.larder.internal.http;

/** A quality value (RFC 9110 §12.4.2), in thousandths. */
final class Weight {

    static final int FULL = 1000;

    private Weight() {}

    /** The weight a parameter like {@code q=0.5} gives, -1 when it is not one. */
    static int parse(String parameter) {
        String text = FieldSyntax.trim(parameter);
        if (!text.regionMatches(true, 0, "q=", 0, 2)) {
            return -1;
        }
        String number = text.substring(2);
        boolean shaped = !number.isEmpty() && number.length() <= 5 && (number.length() == 1 || number.charAt(1) == '.');
        long whole = shaped ? ContentRange.number(number.substring(0, 1)) : -1;
        String decimals = number.length() > 2 ? number.substring(2) : "0";
        long fraction = ContentRange.number((decimals + "00").substring(0, 3));
        boolean valid = (whole == 0 || whole == 1) && fraction >= 0 && whole * FULL + fraction <= FULL;
        return valid ? (int) (whole * FULL + fraction) : -1;
    }
}
