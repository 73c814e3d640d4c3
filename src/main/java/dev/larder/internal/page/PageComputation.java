package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A page being computed by the request that leads: what comes of it goes to the client, to the store and to those who wait. */
final class PageComputation implements Recipient {

    private final PageServices services;
    private final PageClient client;
    private final PageFlight flight;
    private final Attempt attempt;
    private final PageLoad load;

    PageComputation(PageClient client, PageRequest page, PageFlight flight, Attempt attempt) {
        this.services = client.services();
        this.client = client;
        this.flight = flight;
        this.attempt = attempt;
        this.load = new PageLoad(services, page, attempt, flight);
        flight.whileAwaited(this::look);
    }

    /** Something that answers the client. */
    @FunctionalInterface
    interface Answering {
        void run() throws IOException;
    }

    /** Keeps what is made from being stored, for that reason. */
    void unfit(String reason) {
        load.unfit(reason);
    }

    /** Computes the page for the client. */
    void run() throws IOException, ServletException {
        boolean goesOn = false;
        client.begin();
        try {
            Made made = load.run(client.chain(), client.response(), this);
            goesOn = made instanceof Made.Later;
            settle(made);
        } catch (IOException | ServletException | RuntimeException e) {
            failed(e);
        } finally {
            if (!goesOn) {
                flight.leave(); // where nothing else has ended it
            }
        }
    }

    /** Computes the page for the next visitor, once this one has been served. */
    void behind(Answering serving) throws IOException {
        boolean goesOn = false;
        try {
            load.heed(client.response()); // before it bears what is stored
            load.writing();
            serving.run();
            load.written();
            client.begin();
            goesOn = refresh();
        } finally {
            if (!goesOn) {
                flight.leave();
            }
        }
    }

    private boolean refresh() {
        try {
            Made made = load.run(client.chain(), client.response(), this);
            settleBehind(made);
            return made instanceof Made.Later;
        } catch (Exception e) {
            load.abandon(true);
            failedBehind(e);
            return false;
        }
    }

    private void failedBehind(@Nullable Throwable failure) {
        Exception known =
                failure instanceof Exception e ? e : new OriginFailure(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        if (flight.fail(known) == null) { // invalidated meanwhile; nobody waits for an answer
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be refreshed.", known);
        }
    }

    /** What those who wait look after: they are not to wait for a client that does not read, nor for a thread that they hold. */
    private void look() {
        if (load.isStalled()) {
            flight.leave();
        } else if (load.isStarved()) {
            flight.letGo();
        }
    }

    // ---- what comes after the chain has returned

    @Override
    public void made(Made made) {
        try {
            if (attempt.behind()) {
                settleBehind(made);
            } else if (made instanceof Made.Computed || !client.response().isCommitted()) {
                settle(made);
            }
        } catch (IOException | ServletException | IllegalStateException gone) {
            PageServices.LOGGER.log(System.Logger.Level.DEBUG, "A client could not be answered.", gone);
        } finally {
            flight.leave();
        }
    }

    @Override
    public boolean failed(@Nullable Throwable failure) {
        try {
            if (attempt.behind()) {
                failedBehind(failure);
                return true;
            }
            return attempt.former() != null && isReplaced(failure);
        } finally {
            flight.leave();
        }
    }

    private boolean isReplaced(@Nullable Throwable failure) {
        boolean standsIn = attempt.mayStandIn().getAsBoolean();
        StoredPage old = flight.fail(
                failure instanceof Exception e ? e : new OriginFailure(HttpServletResponse.SC_GATEWAY_TIMEOUT));
        if (old == null || !standsIn || client.response().isCommitted()) {
            return false;
        }
        load.takeBack(client.response());
        try {
            replayOnError(old, CacheStatus.forward(PageServices.NAME, attempt.why()));
        } catch (IOException gone) {
            PageServices.LOGGER.log(System.Logger.Level.DEBUG, "A client could not be answered.", gone);
        }
        return true;
    }

    // ---- what it came to

    private void settleBehind(Made made) {
        if (made instanceof Made.Computed computed) {
            keep(computed);
        } else if (made instanceof Made.Confirmed confirmed) {
            keep(confirmed);
        } else if (made instanceof Made.Failed failure) {
            flight.fail(new OriginFailure(failure.status()));
        }
    }

    private void settle(Made made) throws IOException, ServletException {
        if (made instanceof Made.Computed computed) {
            client.end();
            keep(computed);
        } else if (made instanceof Made.Confirmed confirmed) {
            StoredPage renewed = keep(confirmed);
            client.replay(renewed, client.ageSeconds(renewed), status(confirmed));
        } else if (made instanceof Made.Failed failure) {
            replaced(failure);
        }
    }

    private void keep(Made.Computed computed) {
        StoredPage made = computed.page();
        if (made == null) {
            flight.leave(); // whoever waited was let go with the reason, or goes on himself
        } else {
            flight.keep(made, computed.policy());
        }
    }

    private StoredPage keep(Made.Confirmed confirmed) {
        if (confirmed.policy() == null) {
            flight.leave(); // it answers this request; what is stored stays as it was
        } else {
            flight.keep(confirmed.page(), confirmed.policy());
        }
        return confirmed.page();
    }

    private CacheStatus status(Made.Confirmed confirmed) {
        CacheStatus status = CacheStatus.forward(PageServices.NAME, attempt.why())
                .forwardStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return confirmed.policy() == null ? status : status.stored();
    }

    private void replayOnError(StoredPage old, CacheStatus status) throws IOException {
        client.replay(old, client.ageSeconds(old), status.detail(Detail.STALE_IF_ERROR.code()));
    }

    /** The application answered with a failure that the client has not seen. */
    private void replaced(Made.Failed failure) throws IOException {
        boolean standsIn = attempt.mayStandIn().getAsBoolean();
        StoredPage old = flight.fail(new OriginFailure(failure.status()));
        load.takeBack(client.response());
        CacheStatus status =
                CacheStatus.forward(PageServices.NAME, attempt.why()).forwardStatus(failure.status());
        if (old == null || !standsIn) {
            client.timeOut(status.detail(Detail.MUST_REVALIDATE.code()));
        } else {
            replayOnError(old, status);
        }
    }

    /** The application threw: the old page may stand in, unless part of the new one has gone out already. */
    private void failed(Exception failure) throws IOException, ServletException {
        boolean standsIn = attempt.mayStandIn().getAsBoolean();
        StoredPage old = flight.fail(failure);
        HttpServletResponse response = client.response();
        CacheStatus status = CacheStatus.forward(PageServices.NAME, attempt.why());
        boolean unreachable =
                failure instanceof IOException && !services.options().isSite();
        boolean replaceable = !response.isCommitted() && (attempt.former() != null || unreachable);
        boolean replaced =
                replaceable && ((old != null && standsIn) || !services.options().isSite());
        if (!replaced) {
            load.abandon(false);
            throw PageClient.unchanged(failure);
        }
        load.takeBack(response);
        if (old != null && standsIn) {
            replayOnError(old, status);
        } else {
            client.timeOut(status.detail(
                    attempt.former() == null ? Detail.ORIGIN_FAILURE.code() : Detail.MUST_REVALIDATE.code()));
        }
        load.abandon(true);
    }
}
