package dev.larder.internal.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which query parameters are part of a page's key. What stays keeps its order and spelling.
 *
 * @param counted the only ones that are; null: all
 * @param ignored those that are not; a name that ends in {@code *} stands for every name that so begins
 */
public record QueryFilter(@Nullable Set<String> counted, List<String> ignored) {

    /** Every parameter counts. */
    static final QueryFilter ALL = new QueryFilter(null, List.of());

    public QueryFilter {
        counted = counted == null ? null : Set.copyOf(counted);
        ignored = List.copyOf(ignored);
    }

    /** This filter with further parameters left out. */
    QueryFilter ignoring(List<String> more) {
        List<String> all = new ArrayList<>(ignored);
        all.addAll(more);
        return new QueryFilter(counted, all);
    }

    /** The part of a query that counts; null when there is none, which differs from an empty one. */
    @Nullable
    String keyed(@Nullable String query) {
        if (query == null || query.isEmpty() || (counted == null && ignored.isEmpty())) {
            return query;
        }
        List<String> kept = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (counts(name(pair)) || pair.indexOf(';') >= 0) { // which some servers take for a second &
                kept.add(pair);
            }
        }
        return kept.isEmpty() ? null : String.join("&", kept);
    }

    /** Whether a parameter of that name, decoded, is part of the key. */
    boolean counts(String name) {
        return (counted == null || counted.contains(name)) && !isIgnored(name);
    }

    private boolean isIgnored(String name) {
        for (String pattern : ignored) {
            if (stands(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String pattern, String name) {
        return pattern.endsWith("*") ? name.regionMatches(0, pattern, 0, pattern.length() - 1) : name.equals(pattern);
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return name; // no parameter to ignore: it stays in the key as it is
        }
    }
}
