package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.CacheStatus.Forward;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Reuse;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The story of one page asked for: what is stored is found, judged and served, or computed, or confirmed by the application. */
final class PageLookup {

    /** How often a page may turn out to vary on something further before the cache gives up. */
    private static final int MOST_STEPS = 4;

    private final PageServices services;
    private final PageClient client;
    private final PageRequest page;
    private final RequestFields fields;
    private final Cache cache;
    private final CachePolicy policy;
    private final CacheControl asked;

    PageLookup(PageClient client, PageRequest page) {
        this.services = client.services();
        this.client = client;
        this.page = page;
        this.fields = page.fields();
        this.cache = services.caches().get(page.cacheName(services.options()));
        this.policy = services.options().isSite() ? page.policy() : exact(page.policy());
        this.asked = page.directives(services.options());
    }

    /** By the letter a page is refreshed when it is stale, neither before nor later. */
    private static CachePolicy exact(CachePolicy policy) {
        return policy.earlyRefresh(0).backOff(Duration.ZERO).jitter(Duration.ZERO);
    }

    private boolean isSite() {
        return services.options().isSite();
    }

    /** Answers the request. */
    void answer() throws IOException, ServletException {
        String key = page.key();
        for (int step = 0; step < MOST_STEPS && key != null; step++) {
            key = isPartial() ? peek(key) : look(key, step);
        }
        if (key != null) {
            client.bypass(Bypass.VARIANTS);
        }
    }

    private boolean answers(StoredPage stored) {
        return stored.answers(fields) || (!isSite() && LanguageChoice.fits(stored, fields));
    }

    // ---- what is only served, and not computed for the cache

    /** Whether the answer, were it computed, would be no whole page. */
    private boolean isPartial() {
        return isHead() ? !isSite() || !page.isExpected(services.options()) : fields.first(FieldNames.RANGE) != null;
    }

    private boolean isHead() {
        return "HEAD".equals(client.request().getMethod());
    }

    /** Looks under one key without computing anything; answers the key to look under next, or null when the request is answered. */
    private @Nullable String peek(String key) throws IOException, ServletException {
        StoredPage stored = cache.get(key);
        if (stored != null && !answers(stored)) {
            return page.variantKey(key, stored.origin().variance());
        }
        if (stored != null && isFresh(stored)) {
            client.hit(stored, client.ageSeconds(stored), remaining(stored, key));
        } else if (!isSite() && !isHead()) {
            new PartialPages(client, page, cache).answer();
        } else if (isSite()) {
            passPartial();
        } else {
            return head(key);
        }
        return null;
    }

    private void passPartial() throws IOException, ServletException {
        boolean range = !isHead();
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
            if (old != null && !answers(old)) {
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
        return isSite() || Reuse.of(SharedTerms.of(stored), asked, client.ageSeconds(stored)) == Reuse.FRESH;
    }

    private long remaining(StoredPage stored, String key) {
        return isSite() ? Seconds.of(cache.timeToLive(key).orElse(Duration.ZERO)) : lifetimeLeft(stored);
    }

    private long lifetimeLeft(StoredPage stored) {
        return SharedTerms.of(stored).lifetime().toSeconds() - client.ageSeconds(stored);
    }

    // ---- looking up

    /** Looks under one key; answers the key to look under next, or null when the request is answered. */
    private @Nullable String look(String key, int step) throws IOException, ServletException {
        OpenFetch<StoredPage> begun = open(key, false);
        if (begun == null) {
            return null;
        }
        try (OpenFetch<StoredPage> fetch = begun) {
            Optional<Outcome<StoredPage>> found = fetch.outcome();
            return found.isPresent()
                    ? follow(found.get(), key, step)
                    : lead(fetch, new Place(key, step, step == 0 ? Forward.URI_MISS : Forward.VARY_MISS));
        }
    }

    /** Null, and the request answered, when somebody else's computation was waited for and failed: his client may have gone. */
    private @Nullable OpenFetch<StoredPage> open(String key, boolean anew) throws IOException, ServletException {
        try {
            return anew ? cache.beginRefresh(key, policy) : cache.begin(key, policy);
        } catch (Exception e) { // whatever the other one's application threw
            PageServices.LOGGER.log(System.Logger.Level.DEBUG, "A page waited for failed; it is computed anew.", e);
        }
        client.bypass(Bypass.FAILURE);
        return null;
    }

    /** Serves what is stored or what somebody else has computed meanwhile. */
    private @Nullable String follow(Outcome<StoredPage> found, String key, int step)
            throws IOException, ServletException {
        StoredPage stored = found.value();
        if (!answers(stored)) {
            return page.variantKey(key, stored.origin().variance());
        }
        boolean fresh = isSite() || found.collapsed();
        Reuse reuse = fresh ? Reuse.FRESH : Reuse.of(SharedTerms.of(stored), asked, client.ageSeconds(stored));
        if (reuse == Reuse.VALIDATE && found.how() != Outcome.How.STALE_ON_ERROR) {
            return renew(key, step, lifetimeLeft(stored) > 0 ? Forward.REQUEST : Forward.STALE);
        }
        serve(stored, found);
        return null;
    }

    private @Nullable String renew(String key, int step, Forward why) throws IOException, ServletException {
        OpenFetch<StoredPage> begun = open(key, true);
        if (begun == null) {
            return null;
        }
        try (OpenFetch<StoredPage> fetch = begun) {
            Optional<Outcome<StoredPage>> found = fetch.outcome();
            return found.isPresent() ? follow(found.get(), key, step) : lead(fetch, new Place(key, step, why));
        }
    }

    /**
     * Where a page is being computed.
     *
     * @param key of its entry
     * @param step how many keys were looked under before
     * @param why nothing stored was served
     */
    record Place(String key, int step, Forward why) {

        Place because(Forward reason) {
            return new Place(key, step, reason);
        }
    }

    /** This request computes the page, for itself and for those who wait. */
    private @Nullable String lead(OpenFetch<StoredPage> fetch, Place place) throws IOException, ServletException {
        StoredPage old = fetch.draft().<StoredPage>previous().orElse(null);
        if (old != null && !answers(old)) {
            return page.variantKey(place.key(), old.origin().variance());
        }
        Place found = old == null || place.why() == Forward.REQUEST ? place : place.because(Forward.STALE);
        if (!isSite() && answersWithout(old, found)) {
            return null;
        }
        Outcome<StoredPage> stale = fetch.stale().orElse(null);
        PageFlight flight = new PageFlight(fetch);
        Attempt attempt = new Attempt(found.why(), old, () -> isStandIn(old, flight), old != null && stale != null);
        PageComputation computation = new PageComputation(client, page, flight, attempt);
        if (isOneTooMany(found)) {
            computation.unfit(Bypass.VARIANTS.code());
        }
        if (old != null && stale != null) {
            computation.behind(() -> serveWhole(old, stale));
        } else {
            computation.run();
        }
        return null;
    }

    private boolean isOneTooMany(Place place) {
        boolean variant = place.step() > 0 || !page.declaration().vary().isNone();
        return variant && !VariantLimit.of(cache, page, services.options()).admits(place.key());
    }

    private void serveWhole(StoredPage stored, Outcome<?> outcome) throws IOException {
        serve(stored, outcome);
        client.response().flushBuffer();
    }

    private boolean isStandIn(@Nullable StoredPage old, PageFlight flight) {
        if (old == null || !flight.hasFallback()) {
            return false;
        }
        return isSite() || !SharedTerms.of(old).stale().forbidden();
    }

    /** What the client's own directives settle: it takes what is stale, or nothing that is not stored (RFC 9111 §5.2.1). */
    private boolean answersWithout(@Nullable StoredPage old, Place place) throws IOException {
        CacheStatus status = CacheStatus.forward(PageServices.NAME, place.why());
        if (old != null && Reuse.of(SharedTerms.of(old), asked, client.ageSeconds(old)) == Reuse.STALE_ACCEPTED) {
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

    private void serve(StoredPage stored, Outcome<?> outcome) throws IOException {
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
}
