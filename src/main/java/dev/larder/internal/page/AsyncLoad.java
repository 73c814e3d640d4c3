package dev.larder.internal.page;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What of a computation goes on after its chain has returned, until it ends: by {@code complete()}, or by the return of a dispatch
 * that started nothing new, or by a time-out or an error. It ends once. For any thread.
 *
 * <p>While the container has a thread in the application, only the return of that thread ends it: until then more may be written.
 */
final class AsyncLoad {

    /** The request attribute that holds it while the page is computed. */
    static final String ATTRIBUTE = "dev.larder.page.async";

    /** What there is to do at the end. */
    interface Ending {

        /** Keeps the page from being stored. */
        void unfit(String reason);

        /** The response is as the application leaves it. */
        void end();

        /** It failed; answers whether the client was given something else. */
        boolean fail(@Nullable Throwable failure);
    }

    private final Ending ending;
    private final Hold hold;
    private final StartedWork parts;
    private final BooleanSupplier followed;
    private final LoadEvents events;
    private final ThreadWishes wishes = new ThreadWishes(System::nanoTime);
    private final List<Runnable> afterReturn = new ArrayList<>();
    private @Nullable LoadContext context;
    private boolean inside = true;
    private boolean started;
    private boolean completing;
    private boolean dispatching;
    private boolean unseen;
    private boolean over;
    private ThreadWishes.@Nullable Wish dispatch;

    /**
     * Begins inside the application.
     *
     * @param parts what is told of the work on other threads
     * @param followed whether dispatches are known to come by this cache's filter
     */
    AsyncLoad(Ending ending, Hold hold, StartedWork parts, BooleanSupplier followed) {
        this.ending = ending;
        this.hold = hold;
        this.parts = parts;
        this.followed = followed;
        this.events = new LoadEvents(this, ending);
    }

    LoadListeners listeners() {
        return events.listeners();
    }

    /** It went asynchronous, or did so again. */
    AsyncContext started(AsyncContext container, boolean original) {
        container.addListener(events);
        LoadContext begun = new LoadContext(container, this, original);
        synchronized (this) {
            context = begun;
            started = true;
            completing = false;
            dispatching = false;
        }
        return begun;
    }

    /** It went asynchronous with a response that is not captured. */
    void isPastCapture() {
        ending.unfit("async");
    }

    /** The context that belongs to one of the container's. */
    synchronized AsyncContext context(AsyncContext container) {
        LoadContext known = context;
        return known != null && known.container() == container ? known : new LoadContext(container, this, false);
    }

    synchronized boolean isKnown() {
        return context != null;
    }

    /** It is to go on in another dispatch. */
    synchronized void dispatches() {
        started = false;
        dispatching = true;
        unseen = true;
        dispatch = followed.getAsBoolean() ? wishes.made() : null;
    }

    void completes(AsyncContext container) {
        parts.completes();
        try {
            if (endsBeforeCompleting()) {
                ending.end();
            }
        } finally {
            container.complete();
        }
    }

    private synchronized boolean endsBeforeCompleting() {
        if (inside || dispatching || unseen) {
            completing = true;
            return false;
        }
        return endsNow();
    }

    synchronized boolean endsNow() {
        boolean ends = !over;
        over = true;
        return ends;
    }

    /** Work for another of the container's threads, which is part of the computation. */
    Runnable within(Runnable work) {
        Runnable part = parts.of(hold.within(work));
        ThreadWishes.Wish wish = wishes.made();
        return () -> {
            wishes.granted(wish);
            part.run();
        };
    }

    /** Whether the application has been waiting for a thread for so long that those who wait for it may be the reason. */
    boolean isStarved() {
        return wishes.isOneOld();
    }

    /** Runs something on a thread of the container's as soon as the one that is in the application now has returned. */
    void whenReturned(Runnable work) {
        LoadContext now;
        synchronized (this) {
            if (context == null) {
                throw new IllegalStateException(
                        "WriteListener (from the application): the request is not asynchronous.");
            }
            now = inside ? null : context;
            if (now == null) {
                afterReturn.add(work);
            }
        }
        if (now != null) {
            now.start(work);
        }
    }

    // ---- what the container does

    /** Whether it goes on in a dispatch that passed this cache's filter by, so that nothing can be done at its end. */
    synchronized boolean isUnseen() {
        return unseen;
    }

    /** A dispatch to go on with what began in another one; it may belong to nothing of ours. */
    static void dispatched(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ATTRIBUTE) instanceof AsyncLoad load) {
            load.dispatched(new ChainRun(chain, request, response));
        } else {
            chain.doFilter(request, response);
        }
    }

    private void dispatched(ChainRun run) throws IOException, ServletException {
        enters();
        try {
            run.within(hold);
        } catch (IOException | ServletException | RuntimeException e) {
            ending.unfit("incomplete");
            if (endsNow() && ending.fail(e)) {
                abandon(true);
                return;
            }
            throw e;
        }
        if (returns()) {
            ending.end();
        }
    }

    /** A dispatch begins. */
    private synchronized void enters() {
        wishes.granted(dispatch);
        dispatch = null;
        inside = true;
        dispatching = false;
        unseen = false;
        started = false;
    }

    /** A dispatch returns. Answers whether everything ends with it. */
    boolean returns() {
        List<Runnable> work = List.of();
        LoadContext now;
        boolean ends;
        synchronized (this) {
            boolean goesOn = dispatching || (started && !completing);
            inside = dispatching;
            now = context;
            ends = !goesOn && endsNow();
            if (!inside) {
                work = List.copyOf(afterReturn);
                afterReturn.clear();
            }
        }
        if (now != null) {
            work.forEach(now::start);
        }
        return ends;
    }

    /** The client has been answered otherwise, or the container is to see to it. */
    void abandon(boolean answered) {
        LoadContext open;
        synchronized (this) {
            over = true;
            open = started && !completing ? context : null;
        }
        if (open != null && answered) {
            open.container().complete();
        }
    }

    /** No listener has answered; now it is over. */
    synchronized boolean isUnanswered() {
        return !completing && !dispatching && endsNow();
    }
}
