package dev.larder.internal.page;

import dev.larder.Outcome;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CacheStatus.Forward;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.live.LiveRenderers;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a stored page answers the request at hand: whether it does, how it is served, and what is said of it. */
final class StoredAnswer {

    private final PageServices services;
    private final PageClient client;
    private final RequestFields fields;
    private final CacheControl asked;

    StoredAnswer(PageClient client, PageRequest page) {
        this.services = client.services();
        this.client = client;
        this.fields = page.fields();
        this.asked = page.directives(services.options());
    }

    private boolean isSite() {
        return services.options().isSite();
    }

    PageClient client() {
        return client;
    }

    // ---- whether it does

    boolean answers(StoredPage stored) {
        return stored.answers(fields) || (!isSite() && LanguageChoice.fits(stored, fields));
    }

    /** Whether this process can compute the live parts in it, if there are any. */
    boolean isReady(StoredPage stored) {
        LiveBody live = stored.body().live();
        return live == null || live.isReady(LiveRenderers.of(client.request().getServletContext()));
    }

    Reuse reuse(StoredPage stored) {
        return Reuse.of(SharedTerms.of(stored), asked, client.ageSeconds(stored));
    }

    long lifetimeLeft(StoredPage stored) {
        return SharedTerms.of(stored).lifetime().toSeconds() - client.ageSeconds(stored);
    }

    /** What the client's own directives settle: it takes what is stale, or nothing that is not stored (RFC 9111 §5.2.1). */
    boolean answersWithout(@Nullable StoredPage old, Forward why) throws IOException {
        CacheStatus status = CacheStatus.forward(PageServices.NAME, why);
        if (old != null && reuse(old) == Reuse.STALE_ACCEPTED) {
            client.replay(
                    old,
                    client.ageSeconds(old),
                    CacheStatus.hit(PageServices.NAME).ttl(lifetimeLeft(old)).detail(Detail.MAX_STALE.code()));
            return true;
        }
        if (asked.isOnlyIfCached()) {
            client.timeOut(status.detail(Detail.ONLY_IF_CACHED.code()));
            return true;
        }
        return false;
    }

    // ---- serving

    void serve(StoredPage stored, Outcome<?> outcome) throws IOException {
        if (!isSite()
                && outcome.how() == Outcome.How.STALE_ON_ERROR
                && SharedTerms.of(stored).stale().forbidden()) {
            client.timeOut(CacheStatus.forward(PageServices.NAME, Forward.STALE).detail(Detail.MUST_REVALIDATE.code()));
            return;
        }
        CacheStatus status = status(stored, outcome);
        if (status == null) {
            long left = isSite() ? Seconds.of(outcome.remaining()) : lifetimeLeft(stored);
            client.hit(stored, client.ageSeconds(stored), left);
        } else {
            client.replay(stored, client.ageSeconds(stored), status);
        }
    }

    /** What is to be said of a page that is served, null for a plain hit. */
    private @Nullable CacheStatus status(StoredPage stored, Outcome<?> outcome) {
        if (outcome.collapsed()) {
            return CacheStatus.forward(PageServices.NAME, Forward.URI_MISS).collapsed();
        }
        return switch (outcome.how()) {
            case STALE -> stale(stored, Detail.STALE_WHILE_REVALIDATE);
            case STALE_ON_ERROR -> stale(stored, Detail.STALE_IF_ERROR);
            default -> null;
        };
    }

    /** How far over its time a page is, is known where its lifetime is in its own fields. */
    private CacheStatus stale(StoredPage stored, Detail why) {
        CacheStatus status = CacheStatus.hit(PageServices.NAME);
        return (isSite() ? status : status.ttl(lifetimeLeft(stored))).detail(why.code());
    }

    /** Serves it down to its last byte. */
    void serveWhole(StoredPage stored, Outcome<?> outcome) throws IOException {
        serve(stored, outcome);
        client.response().flushBuffer();
    }
}
