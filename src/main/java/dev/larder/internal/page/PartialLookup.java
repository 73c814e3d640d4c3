package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CacheStatus.Forward;
import dev.larder.internal.http.Reuse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The story of a page that is only served and not computed for the cache, because what is asked for is not the whole of it: the head,
 * or a part.
 */
final class PartialLookup {

    private final StoredAnswer answer;
    private final PageClient client;
    private final PageRequest page;
    private final Cache cache;
    private final CachePolicy policy;

    PartialLookup(StoredAnswer answer, PageRequest page, Cache cache, CachePolicy policy) {
        this.answer = answer;
        this.client = answer.client();
        this.page = page;
        this.cache = cache;
        this.policy = policy;
    }

    private boolean isSite() {
        return client.services().options().isSite();
    }

    /** Looks under one key without computing anything; answers the key to look under next, or null when the request is answered. */
    @Nullable
    String peek(String key) throws IOException, ServletException {
        StoredPage stored = cache.get(key);
        if (stored != null && !answer.answers(stored)) {
            return page.variantKey(key, stored.origin().variance());
        }
        if (stored != null && isFresh(stored) && answer.isReady(stored)) {
            client.hit(stored, client.ageSeconds(stored), remaining(stored, key));
        } else if (!isSite() && !client.isHead()) {
            new PartialPages(client, page, cache).answer();
        } else if (isSite()) {
            passPartial();
        } else {
            return head(key);
        }
        return null;
    }

    private void passPartial() throws IOException, ServletException {
        boolean range = !client.isHead();
        if (range) {
            client.bypass(Bypass.RANGE);
        } else {
            client.pass(CacheStatus.forward(PageServices.NAME, Forward.URI_MISS).detail(Bypass.METHOD.code()));
        }
    }

    private @Nullable String head(String key) throws IOException, ServletException {
        boolean stays;
        try (OpenFetch<StoredPage> fetch = cache.beginRefresh(key, policy)) {
            Optional<Outcome<StoredPage>> found = fetch.outcome();
            StoredPage old = found.isPresent()
                    ? found.get().value()
                    : fetch.draft().<StoredPage>previous().orElse(null);
            if (old != null && !answer.answers(old)) {
                return page.variantKey(key, old.origin().variance());
            }
            if (found.isPresent() || old == null) {
                passPartial();
                return null;
            }
            stays = new HeadUpdate(client, page, old).run(fetch);
        }
        if (!stays) {
            cache.delete(key);
        }
        return null;
    }

    private boolean isFresh(StoredPage stored) {
        return isSite() || answer.reuse(stored) == Reuse.FRESH;
    }

    private long remaining(StoredPage stored, String key) {
        return isSite() ? Seconds.of(cache.timeToLive(key).orElse(Duration.ZERO)) : answer.lifetimeLeft(stored);
    }
}
