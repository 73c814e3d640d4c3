package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.OpenFetch;
import dev.larder.Outcome;
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
    private final Cache cache;
    private final CachePolicy policy;
    private final StoredAnswer answer;

    PageLookup(PageClient client, PageRequest page) {
        this.services = client.services();
        this.client = client;
        this.page = page;
        this.cache = services.caches().get(page.cacheName(services.options()));
        this.policy = services.options().isSite() ? page.policy() : exact(page.policy());
        this.answer = new StoredAnswer(client, page);
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
            key = isPartial() ? new PartialLookup(answer, page, cache, policy).peek(key) : look(key, step);
        }
        if (key != null) {
            client.bypass(Bypass.VARIANTS);
        }
    }

    /** Whether the answer, were it computed, would be no whole page. */
    private boolean isPartial() {
        return client.isHead()
                ? !isSite() || !page.isExpected(services.options())
                : page.fields().first(FieldNames.RANGE) != null;
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
        if (!answer.answers(stored)) {
            return page.variantKey(key, stored.origin().variance());
        }
        if (!answer.isReady(stored)) {
            return missing(found, key, step);
        }
        boolean fresh = isSite() || found.collapsed();
        Reuse reuse = fresh ? Reuse.FRESH : answer.reuse(stored);
        if (reuse == Reuse.VALIDATE && found.how() != Outcome.How.STALE_ON_ERROR) {
            return renew(key, step, answer.lifetimeLeft(stored) > 0 ? Forward.REQUEST : Forward.STALE);
        }
        answer.serve(stored, found);
        return null;
    }

    /** What stands for a live part says nothing here: the page is computed, as if it were not stored. */
    private @Nullable String missing(Outcome<StoredPage> found, String key, int step)
            throws IOException, ServletException {
        if (!found.collapsed()) {
            return renew(key, step, Forward.URI_MISS);
        }
        client.bypass(Bypass.FAILURE);
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
        StoredPage old =
                fetch.draft().<StoredPage>previous().filter(answer::isReady).orElse(null);
        if (old != null && !answer.answers(old)) {
            return page.variantKey(place.key(), old.origin().variance());
        }
        Place found = old == null || place.why() == Forward.REQUEST ? place : place.because(Forward.STALE);
        if (!isSite() && answer.answersWithout(old, found.why())) {
            return null;
        }
        Outcome<StoredPage> stale = fetch.stale().orElse(null);
        boolean oneTooMany = isOneTooMany(found); // asks the store, so before nobody else would end the fetch
        PageFlight flight = new PageFlight(fetch);
        Attempt attempt = new Attempt(found.why(), old, () -> isStandIn(old, flight), old != null && stale != null);
        PageComputation computation = new PageComputation(client, page, flight, attempt);
        if (oneTooMany) {
            computation.unfit(Bypass.VARIANTS.code());
        }
        if (old != null && stale != null) {
            computation.behind(() -> answer.serveWhole(old, stale));
        } else {
            computation.run();
        }
        return null;
    }

    private boolean isOneTooMany(Place place) {
        boolean variant = place.step() > 0 || !page.declaration().vary().isNone();
        return variant && !VariantLimit.of(cache, page, services.options()).admits(place.key());
    }

    private boolean isStandIn(@Nullable StoredPage old, PageFlight flight) {
        if (old == null || !flight.hasFallback()) {
            return false;
        }
        return isSite() || !SharedTerms.of(old).stale().forbidden();
    }
}
