package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.OpenFetch;
import dev.larder.internal.http.CacheStatus;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A page being computed by the request that leads: what comes of it goes to the client, to the store and to those who wait. */
final class PageComputation {

    private final PageServices services;
    private final PageClient client;
    private final PageRequest page;
    private final OpenFetch<StoredPage> fetch;

    PageComputation(PageClient client, PageRequest page, OpenFetch<StoredPage> fetch) {
        this.services = client.services();
        this.client = client;
        this.page = page;
        this.fetch = fetch;
    }

    /** Computes the page for the client. */
    void run(Attempt attempt, Cache cache, PageLookup.Place place) throws IOException, ServletException {
        PageLoad load = load(attempt, cache, place);
        client.begin();
        Made made;
        try {
            made = load.run(client.chain(), client.response());
        } catch (IOException | ServletException | RuntimeException e) {
            failed(e, attempt);
            return;
        }
        if (made instanceof Made.Computed computed) {
            client.end();
            keep(computed);
        } else if (made instanceof Made.Confirmed confirmed) {
            StoredPage renewed = keep(confirmed);
            client.replay(renewed, client.ageSeconds(renewed), status(attempt, confirmed));
        } else if (made instanceof Made.Failed failure) {
            replaced(failure, attempt);
        }
    }

    /** Computes the page for the next visitor: this one has been served already. */
    void behind(Attempt attempt, Cache cache, PageLookup.Place place) {
        PageLoad load = load(attempt, cache, place);
        client.begin();
        try {
            Made made = load.run(client.chain(), client.response());
            if (made instanceof Made.Computed computed) {
                keep(computed);
            } else if (made instanceof Made.Confirmed confirmed) {
                keep(confirmed);
            } else if (made instanceof Made.Failed failure) {
                fetch.fail(new OriginFailure(failure.status()));
            }
        } catch (Exception e) {
            failedBehind(e);
        }
    }

    private void failedBehind(Exception failure) {
        try {
            fetch.fail(failure);
        } catch (Exception unserved) { // the old page was invalidated meanwhile; nobody waits for an answer
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be refreshed.", unserved);
        }
    }

    private PageLoad load(Attempt attempt, Cache cache, PageLookup.Place place) {
        PageLoad load = PageLoad.of(services, page, attempt, fetch.draft());
        boolean variant = place.step() > 0 || !page.declaration().vary().isNone();
        if (variant && !VariantLimit.of(cache, page, services.options()).admits(place.key())) {
            load.unfit(Bypass.VARIANTS.code());
        }
        return load;
    }

    private void keep(Made.Computed computed) {
        StoredPage made = computed.page();
        if (made == null) {
            fetch.close(); // whoever waited was let go with the reason, or goes on himself
            return;
        }
        Instructions.give(fetch.draft(), computed.policy());
        fetch.complete(made);
    }

    private StoredPage keep(Made.Confirmed confirmed) {
        if (confirmed.policy() == null) {
            fetch.close(); // it answers this request; what is stored stays as it was
            return confirmed.page();
        }
        Instructions.give(fetch.draft(), confirmed.policy());
        fetch.complete(confirmed.page());
        return confirmed.page();
    }

    private static CacheStatus status(Attempt attempt, Made.Confirmed confirmed) {
        CacheStatus status = CacheStatus.forward(PageServices.NAME, attempt.why())
                .forwardStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return confirmed.policy() == null ? status : status.stored();
    }

    /** The application answered with a failure that the client has not seen. */
    private void replaced(Made.Failed failure, Attempt attempt) throws IOException, ServletException {
        boolean standsIn = attempt.mayStandIn().getAsBoolean();
        StoredPage old = old(new OriginFailure(failure.status()));
        CacheStatus status =
                CacheStatus.forward(PageServices.NAME, attempt.why()).forwardStatus(failure.status());
        if (old == null || !standsIn) {
            client.timeOut(status.detail(Detail.MUST_REVALIDATE.code()));
        } else {
            client.replay(old, client.ageSeconds(old), status.detail(Detail.STALE_IF_ERROR.code()));
        }
    }

    /** The old page, null when it was invalidated meanwhile. */
    private @Nullable StoredPage old(Exception failure) {
        try {
            return fetch.fail(failure).value();
        } catch (Exception none) {
            return null;
        }
    }

    /** The application threw: the old page may stand in, unless part of the new one has gone out already. */
    private void failed(Exception failure, Attempt attempt) throws IOException, ServletException {
        boolean standsIn = attempt.mayStandIn().getAsBoolean();
        StoredPage old = old(failure);
        HttpServletResponse response = client.response();
        CacheStatus status = CacheStatus.forward(PageServices.NAME, attempt.why());
        boolean unreachable =
                failure instanceof IOException && !services.options().isSite();
        if (response.isCommitted() || (attempt.former() == null && !unreachable)) {
            throw PageClient.unchanged(failure);
        }
        if (old != null && standsIn) {
            response.reset();
            client.replay(old, client.ageSeconds(old), status.detail(Detail.STALE_IF_ERROR.code()));
        } else if (services.options().isSite()) {
            throw PageClient.unchanged(failure);
        } else {
            client.timeOut(status.detail(
                    attempt.former() == null ? Detail.ORIGIN_FAILURE.code() : Detail.MUST_REVALIDATE.code()));
        }
    }
}
