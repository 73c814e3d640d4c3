package dev.larder.internal.http;

import java.math.BigDecimal;
import java.util.List;

/** The value of a member of a structured dictionary, its parameters left out (RFC 9651 §3). */
public sealed interface StructuredItem {

    /** A whole number of at most 15 digits (§3.3.1), or a date as seconds since 1970 (§3.3.7). */
    record Whole(long number, boolean date) implements StructuredItem {}

    /** A number with a fraction of one to three digits (§3.3.2). */
    record Fraction(BigDecimal number) implements StructuredItem {}

    /** A quoted string of ASCII characters (§3.3.3), or a display string (§3.3.8). */
    record Text(String text) implements StructuredItem {}

    /** A token (§3.3.4). */
    record Token(String token) implements StructuredItem {}

    /** A byte sequence (§3.3.5), in Base64 as it was sent. */
    record Bytes(String base64) implements StructuredItem {}

    /** A boolean (§3.3.6); a member without a value is true. */
    record Truth(boolean value) implements StructuredItem {}

    /** An inner list (§3.1.1). */
    record Items(List<StructuredItem> items) implements StructuredItem {
        public Items {
            items = List.copyOf(items);
        }
    }
}
