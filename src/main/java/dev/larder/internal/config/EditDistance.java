package dev.larder.internal.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far apart two words are: the number of letters to insert, drop or replace (Levenshtein). */
final class EditDistance {

    private static final int FAR = 2;

    private EditDistance() {}

    /** The candidate next to a word, letter case and hyphens left aside; empty when none is near. */
    static Optional<String> nearest(String word, Stream<String> candidates) {
        return candidates
                .filter(candidate -> between(plain(word), plain(candidate)) <= FAR)
                .min(Comparator.comparingInt((String candidate) -> between(plain(word), plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static int between(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            above = next(above, one.charAt(i - 1), other);
        }
        return above[other.length()];
    }

    private static int[] next(int[] above, char letter, String other) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int j = 1; j < row.length; j++) {
            int replaced = above[j - 1] + (letter == other.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
        }
        return row;
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
