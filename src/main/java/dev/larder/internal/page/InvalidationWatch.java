package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.internal.key.KeyBuilder;
import java.time.Duration;

/**
 * Sees whether a page is invalidated while an answer is computed that may be kept although nobody asked for it: by a load of its own,
 * begun before, which the invalidation keeps from being stored. Ends once.
 */
final class InvalidationWatch {

    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final OpenFetch<Boolean> load;

    private InvalidationWatch(OpenFetch<Boolean> load) {
        this.load = load;
    }

    /** Begins, in no thread of its own and waiting for nobody. */
    static InvalidationWatch begin(Cache cache, PageRequest page) {
        String key = KeyBuilder.of("watch").text(page.key()).key();
        CachePolicy policy = CachePolicy.ttl(BRIEF).lockWait(Duration.ZERO).tags(page.tags(page.declaration()));
        return new InvalidationWatch(cache.<Boolean>beginRefresh(key, policy).detach());
    }

    /**
     * Ends, with the answer that nothing was invalidated.
     *
     * @param how the answer would be kept: its tags count, too
     */
    boolean isQuiet(CachePolicy how) {
        load.draft().tags(how.tags().toArray(String[]::new));
        return load.complete(true).how() == Outcome.How.MISS;
    }

    void leave() {
        load.close();
    }
}
