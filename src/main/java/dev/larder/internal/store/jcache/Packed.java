package dev.larder.internal.store.jcache;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What is written for an entry.
 *
 * @param held the entry in the form in which it lies in the provider's cache
 * @param keep how long the provider may keep it, counted from when it is written
 */
record Packed(Object held, Duration keep) {

    /** A sixteenth more at most: what lives about equally long goes to the provider in one call. */
    private static final long PARTS = 16;

    /** By how long they are to be kept, rounded up. */
    static Map<Duration, Map<String, Object>> byKeep(Map<String, Packed> packed) {
        Map<Duration, Map<String, Object>> groups = new HashMap<>();
        packed.forEach((key, each) ->
                groups.computeIfAbsent(each.roughly(), keep -> new HashMap<>()).put(key, each.held()));
        return groups;
    }

    /** The values alone, for a provider that needs no keep time or asks them for it. */
    static Map<String, Object> held(Map<String, Packed> packed) {
        Map<String, Object> held = new HashMap<>();
        packed.forEach((key, each) -> held.put(key, each.held()));
        return held;
    }

    /** Rounded up to milliseconds at least; nothing stays nothing. */
    Duration roughly() {
        if (keep.isZero() || KeepTime.isForever(keep)) {
            return keep;
        }
        long millis = keep.toMillis();
        long step = Math.max(1, Long.highestOneBit(millis) / PARTS);
        return Duration.ofMillis((millis / step + 1) * step);
    }
}
