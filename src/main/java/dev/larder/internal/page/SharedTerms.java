package dev.larder.internal.page;

import dev.larder.internal.http.CacheMode;
import dev.larder.internal.http.FreshnessLifetime;
import dev.larder.internal.http.ResponseControl;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.http.StaleServing;
import dev.larder.internal.http.StorageTerms;
import java.time.Instant;

/** What a stored page says about its own reuse, for a cache that follows RFC 9111 to the letter. */
final class SharedTerms {

    private SharedTerms() {}

    static Reuse.Terms of(StoredPage page) {
        ResponseFacts facts = ResponseFacts.of(page.status(), page.fields());
        Instant received = Instant.ofEpochMilli(page.origin().receivedMillis());
        FreshnessLifetime lifetime = FreshnessLifetime.of(facts, StorageTerms.sharedCache(), received);
        ResponseControl control = facts.control();
        return new Reuse.Terms(
                lifetime.duration(),
                control.effective().isNoCache(),
                StaleServing.of(control.effective(), CacheMode.SHARED_CACHE));
    }
}
