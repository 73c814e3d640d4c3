package dev.larder.internal.page;

import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.internal.http.Age;
import dev.larder.internal.http.FieldSyntax;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.ResponseControl;
import dev.larder.internal.http.StaleServing;
import java.time.Duration;

/** What a computed page says about its entry. */
final class Instructions {

    private static final String CACHE_TAG = "Cache-Tag";

    private Instructions() {}

    static void give(
            Draft draft,
            PageRequest page,
            PageDeclaration said,
            PageVerdict verdict,
            Fields fields,
            Age age,
            PageOptions options) {
        Duration ttl = verdict.ttl(said, age);
        if (ttl != null) {
            draft.ttl(ttl);
        }
        draft.tags(page.tags(said));
        draft.tags(FieldSyntax.members(fields.lines(CACHE_TAG)).stream()
                .filter(tag -> !tag.isEmpty())
                .toArray(String[]::new));
        windows(draft, said.policy(), StaleServing.of(ResponseControl.of(fields).effective(), options.mode()));
    }

    /** The response may forbid stale use; where it is silent the declaration counts, then the cache's settings. */
    private static void windows(Draft draft, CachePolicy policy, StaleServing response) {
        if (response.forbidden()) {
            draft.staleWhileRevalidate(Duration.ZERO).staleIfError(Duration.ZERO);
            return;
        }
        Duration whileRevalidate = policy.staleWhileRevalidate();
        Duration ifError = policy.staleIfError();
        if (!response.whileRevalidate().isZero() || whileRevalidate != null) {
            draft.staleWhileRevalidate(whileRevalidate == null ? response.whileRevalidate() : whileRevalidate);
        }
        if (!response.ifError().isZero() || ifError != null) {
            draft.staleIfError(ifError == null ? response.ifError() : ifError);
        }
    }
}
