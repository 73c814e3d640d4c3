package dev.larder.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The languages a client prefers (RFC 9110 §12.5.4).
 *
 * @param weights from lower-case language range to weight in thousandths, sorted by range
 */
public record AcceptLanguage(Map<String, Integer> weights) {

    public AcceptLanguage {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    /** Reads all lines as one list; null when a member has parameters other than one valid weight. */
    public static @Nullable AcceptLanguage parse(List<String> lines) {
        Map<String, Integer> weights = new TreeMap<>();
        for (String member : FieldSyntax.members(lines)) {
            int semicolon = member.indexOf(';');
            String range = semicolon < 0 ? member : FieldSyntax.trim(member.substring(0, semicolon));
            int weight = semicolon < 0 ? Weight.FULL : Weight.parse(member.substring(semicolon + 1));
            if (weight < 0 || !FieldSyntax.isToken(range)) {
                return null;
            }
            weights.merge(FieldSyntax.lowerCase(range), weight, Math::max);
        }
        return new AcceptLanguage(weights);
    }

    /** One text for all ways to say the same: lower case, no spaces, sorted. */
    public String normalised() {
        return weights.entrySet().stream()
                .map(w -> w.getValue() == Weight.FULL ? w.getKey() : w.getKey() + ";q=" + w.getValue())
                .collect(Collectors.joining(","));
    }

    /** The one language the client prefers to all others, in lower case; null when there is none or several. */
    public @Nullable String favourite() {
        int top = Collections.max(weights.values().isEmpty() ? List.of(0) : weights.values());
        List<String> best = weights.entrySet().stream()
                .filter(w -> w.getValue() == top)
                .map(Map.Entry::getKey)
                .toList();
        boolean clear = top > 0 && best.size() == 1 && !best.get(0).equals("*");
        return clear ? best.get(0) : null;
    }

    /** Whether a response in that language is what the client prefers (RFC 9111 §4.1, selection by the cache). */
    public boolean prefers(@Nullable String contentLanguage) {
        String favourite = favourite();
        return contentLanguage != null
                && favourite != null
                && favourite.equals(FieldSyntax.lowerCase(FieldSyntax.trim(contentLanguage)));
    }
}
