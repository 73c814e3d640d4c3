package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CacheStatus.Forward;
import dev.larder.page.PageStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of requests, and logs the reasons. Safe for use by many threads, which never wait for each other. */
public final class Tally {

    private final LongAdder hits = new LongAdder();
    private final LongAdder staleHits = new LongAdder();
    private final LongAdder collapsed = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder bypasses = new LongAdder();
    private final LongAdder changes = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final Map<String, LongAdder> reasons = new HashMap<>(); // never changed once it is filled

    /** Begins at zero. */
    public Tally() {
        Reasons.ALL.forEach(code -> reasons.put(code, new LongAdder()));
    }

    /** A fresh page was served. */
    void hit() {
        hits.increment();
    }

    /** What the client is told in Cache-Status, unless it is a plain hit. */
    void told(CacheStatus status) {
        Forward forward = status.forward();
        if (forward == null) {
            staleHits.increment();
        } else if (status.isCollapsed()) {
            collapsed.increment();
        } else {
            forwarded(forward).increment();
        }
        if (status.isStored()) {
            stored.increment();
        }
        because(status.reason(), null);
    }

    /** The application has answered the client. */
    void made(Forward why, boolean kept, @Nullable String reason, @Nullable String input) {
        forwarded(why).increment();
        madeBehind(kept, reason, input);
    }

    /** The application has made a page that no client waits for. */
    void madeBehind(boolean kept, @Nullable String reason, @Nullable String input) {
        if (kept) {
            stored.increment();
        }
        because(reason, input);
    }

    private LongAdder forwarded(Forward why) {
        return switch (why) {
            case BYPASS -> bypasses;
            case METHOD -> changes;
            default -> misses;
        };
    }

    private void because(@Nullable String reason, @Nullable String input) {
        if (reason == null) {
            return;
        }
        LongAdder count = reasons.get(reason);
        if (count != null) {
            count.increment();
        }
        PageServices.LOGGER.log(System.Logger.Level.DEBUG, "{0}{1}", reason, input == null ? "" : ": " + input);
    }

    /** The figures now. */
    PageStatistics read() {
        Map<String, Long> given = new HashMap<>();
        reasons.forEach((code, count) -> {
            if (count.sum() > 0) {
                given.put(code, count.sum());
            }
        });
        return new PageStatistics(
                hits.sum(),
                staleHits.sum(),
                collapsed.sum(),
                misses.sum(),
                bypasses.sum(),
                changes.sum(),
                stored.sum(),
                given);
    }
}
