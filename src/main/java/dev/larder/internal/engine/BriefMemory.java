package dev.larder.internal.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Keys remembered for a short while, in bounded memory: forgetting one early is harmless. */
final class BriefMemory {

    private static final int MOST_KEYS = 10_000;

    private final ConcurrentMap<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    BriefMemory(Clock clock) {
        this.clock = clock;
    }

    void remember(String key, Duration span) {
        if (span.isZero() || span.isNegative()) {
            return;
        }
        Instant now = clock.instant();
        if (until.size() >= MOST_KEYS) {
            until.values().removeIf(end -> !now.isBefore(end));
        }
        if (until.size() < MOST_KEYS) {
            until.put(key, Moments.plus(now, span));
        }
    }

    boolean holds(String key) {
        Instant end = until.isEmpty() ? null : until.get(key);
        if (end == null) {
            return false;
        }
        boolean holds = clock.instant().isBefore(end);
        if (!holds) {
            until.remove(key, end);
        }
        return holds;
    }

    void forget(String key) {
        if (!until.isEmpty()) {
            until.remove(key);
        }
    }
}
