package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * All ways to read: each key of a level is loaded from two keys of the level below, those of level 0 from the database.
 *
 * @param levels the caches; tags rise from the first to the last
 * @param database the current version of each row
 */
record Readers(List<Cache> levels, AtomicLongArray database) {

    /** What a load throws when its source is down. */
    static final class SourceDown extends RuntimeException {
        private static final long serialVersionUID = 1;

        SourceDown() {
            super("the source is down", null, false, false);
        }
    }

    static String key(int key) {
        return "key-" + key;
    }

    static String tag(int row) {
        return "row-" + row;
    }

    /** Reads in one of many ways; {@code null} when nothing was found without a load, or the source was down. */
    @Nullable
    Outcome<Snapshot> read(int level, int key, Random random) {
        Cache cache = levels.get(level);
        try {
            return switch (random.nextInt(8)) {
                case 0 -> found(cache.get(key(key)));
                case 1 -> found(cache.<Snapshot>getMany(List.of(key(key))).get(key(key)));
                case 2 -> stepwise(level, key, random);
                case 3 ->
                    cache.async()
                            .<Snapshot>fetch(key(key), policy(level, key, random), draft -> later(level, key, draft))
                            .toCompletableFuture()
                            .join();
                default -> fetch(level, key, random);
            };
        } catch (SourceDown e) {
            return null;
        } catch (CompletionException e) {
            if (e.getCause() instanceof SourceDown) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable Outcome<Snapshot> found(@Nullable Snapshot value) {
        return value == null ? null : new Outcome<>(value, Outcome.How.HIT, null, Duration.ZERO, Duration.ZERO, false);
    }

    private Outcome<Snapshot> fetch(int level, int key, Random random) {
        return levels.get(level).fetch(key(key), policy(level, key, random), draft -> load(level, key, draft));
    }

    private CompletionStage<Snapshot> later(int level, int key, Draft draft) {
        return CompletableFuture.completedFuture(load(level, key, draft));
    }

    private Outcome<Snapshot> stepwise(int level, int key, Random random) {
        try (OpenFetch<Snapshot> open = levels.get(level).begin(key(key), policy(level, key, random))) {
            return open.outcome().isPresent() ? open.outcome().get() : open.complete(load(level, key, open.draft()));
        }
    }

    private Snapshot load(int level, int key, Draft draft) {
        Random random = ThreadLocalRandom.current();
        pause(random);
        int fate = random.nextInt(25);
        if (fate == 0) {
            throw new SourceDown();
        }
        if (fate == 1) {
            draft.doNotStore("for-one-only");
        }
        Snapshot seen = level == 0
                ? Snapshot.of(database.length(), key, database.get(key))
                : fetch(level - 1, key, random)
                        .value()
                        .and(fetch(level - 1, (key + 1) % database.length(), random)
                                .value());
        pause(random);
        if (level == 0) {
            draft.tags(tag(key)); // late: after the data was read; for some calls the policy named it early
        }
        return seen;
    }

    private static void pause(Random random) {
        if (random.nextInt(3) > 0) {
            LockSupport.parkNanos(random.nextInt(300_000));
        }
    }

    /** What a backend's own time does: others come in between. */
    static void pauseAtTimes() {
        if (ThreadLocalRandom.current().nextInt(8) == 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(200_000));
        }
    }

    static CachePolicy policy(int level, int key, Random random) {
        CachePolicy policy = CachePolicy.ttl(Duration.ofMillis(200 + random.nextInt(2000)))
                .staleWhileRevalidate(Duration.ofMillis(random.nextInt(2) * 2000))
                .staleIfError(Duration.ofMillis(random.nextInt(2) * 4000))
                .earlyRefresh(random.nextInt(3))
                .lockWait(Duration.ofMillis(random.nextInt(5) == 0 ? random.nextInt(2) : 10_000))
                .softTimeout(Duration.ofNanos(random.nextInt(3) == 0 ? 100_000 : 0))
                .backOff(Duration.ofMillis(random.nextInt(2) * 300));
        return level == 0 && random.nextBoolean() ? policy.tags(tag(key)) : policy;
    }
}
