package dev.larder.internal.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary in Structured Fields syntax (RFC 9651 §3.2): all of it is well-formed, or there is none.
 *
 * @param members by key, in their order; of duplicates the last counts; parameters are checked and left out
 */
public record StructuredDictionary(Map<String, StructuredItem> members) {

    public StructuredDictionary {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The dictionary all lines form together, or null when any part of them breaks the grammar (§4.2). */
    public static @Nullable StructuredDictionary parse(List<String> lines) {
        String joined = lines.size() == 1
                ? lines.get(0)
                : String.join(",", lines.stream().filter(l -> !l.isBlank()).toList());
        try {
            return new StructuredDictionary(new StructuredReader(joined).dictionary());
        } catch (StructuredReader.Malformed malformed) {
            return null; // the RFC's own instruction: the whole field is ignored
        }
    }

    /** The value of that key, or null when absent. */
    public @Nullable StructuredItem get(String key) {
        return members.get(key);
    }
}
