package dev.larder.internal.page;

import dev.larder.internal.live.LivePage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One computation of a page: the chain runs, the client is answered, and what came out is judged. */
final class PageLoad implements CaptureProgress, AsyncLoad.Ending {

    /** The request attribute with a {@code Consumer<String>} that keeps the page from being stored, for the reason given. */
    static final String VETO = "dev.larder.page.veto";

    /** The request attribute with the request as the application sees it, for who is handed the server's own. */
    static final String OBSERVED = "dev.larder.page.observed";

    private final PageServices services;
    private final PageRequest page;
    private final Attempt attempt;
    private final Hold hold;
    private final StartedWork parts = new StartedWork(this::unfit);
    private final AsyncLoad async;
    private final ClientPace pace = new ClientPace(System::nanoTime);
    private final Objections objections;
    private final PageJudgement judgement;
    private final LoadHead head;
    private Recipient later = Recipient.NOBODY;
    private @Nullable CapturedResponse response;
    private @Nullable HeldResponse held;
    private @Nullable LiveDoor live;
    private EarlierHead earlier = EarlierHead.NONE;

    /**
     * Begins.
     *
     * @param hold is told at once when the page turns out not to be for others
     */
    PageLoad(PageServices services, PageRequest page, Attempt attempt, Hold hold) {
        this.services = services;
        this.page = page;
        this.attempt = attempt;
        this.hold = hold;
        this.async = new AsyncLoad(this, hold, parts, services.followed()::get);
        this.objections = new Objections(hold);
        this.judgement = new PageJudgement(services, page, objections);
        this.head = new LoadHead(services, page, attempt, judgement);
    }

    private boolean isSite() {
        return services.options().isSite();
    }

    /** Runs the chain. What goes on after it has returned is told later. */
    Made run(FilterChain chain, HttpServletResponse client, Recipient told) throws IOException, ServletException {
        later = told;
        judgement.begin();
        if (!attempt.behind()) {
            heed(client);
        }
        held = attempt.isHeld() ? new HeldResponse(client, earlier.type(), this::reachesClient) : null;
        CapturedResponse captured = new CapturedResponse(
                held == null ? client : held, services.options().bounds().bodyBytes(), this);
        response = captured;
        compute(chain, client, captured);
        if (!async.returns()) {
            return new Made.Later();
        }
        Made judged = finish(captured);
        pour();
        Made made = afterAll(judged);
        return isDeferred(made) ? new Made.Later() : made;
    }

    private boolean reachesClient(int status) {
        return attempt.isShown(status, services.options(), async.isUnseen());
    }

    private void compute(FilterChain chain, HttpServletResponse client, CapturedResponse captured)
            throws IOException, ServletException {
        HttpServletRequest request = page.request();
        HttpServletRequest asked = attempt.asked(attempt.behind() ? new ServedRequest(request) : request, isSite());
        ObservedRequest observed =
                new ObservedRequest(asked, judgement.inputs(), page.query(), page.hidesConditions(services.options()));
        LiveDoor door = new LiveDoor(request, client, captured, observed.earlier());
        LoadRequest shown = new LoadRequest(observed, door, async);
        live = door;
        request.setAttribute(VETO, (Consumer<String>) objections::veto);
        request.setAttribute(OBSERVED, shown);
        request.setAttribute(AsyncLoad.ATTRIBUTE, async);
        if (isSite()) {
            request.setAttribute(LivePage.ATTRIBUTE, door.open(new LiveProspect(judgement, async, captured)));
        }
        new ChainRun(chain, shown, captured).within(hold);
    }

    private void forget() {
        List.of(VETO, OBSERVED, AsyncLoad.ATTRIBUTE, LivePage.ATTRIBUTE).forEach(page.request()::removeAttribute);
    }

    /** The chain has thrown: whatever goes on is no longer part of this. */
    void abandon(boolean answered) {
        forget();
        async.abandon(answered);
    }

    // ---- after the chain has returned

    @Override
    public void end() {
        CapturedResponse captured = response;
        Made made = Made.Computed.UNKEPT;
        try {
            made = captured == null ? made : finish(captured);
        } finally { // an Error too must not leave others waiting
            if (!isDeferred(made)) {
                later.made(made);
            }
        }
    }

    /** Whether the page is judged and complete for the client, and is kept only if the work that completed it returns. */
    private boolean isDeferred(Made made) {
        return made instanceof Made.Computed computed
                && computed.page() != null
                && parts.defers(() -> later.made(afterAll(made)));
    }

    /** Unless something has been said against it since it was judged. */
    private Made afterAll(Made made) {
        return made instanceof Made.Computed && objections.reason() != null ? Made.Computed.UNKEPT : made;
    }

    @Override
    public boolean fail(@Nullable Throwable failure) {
        forget();
        return later.failed(failure);
    }

    /** Whether the client has not taken what it was being given for longer than others should wait. */
    boolean isStalled() {
        return pace.isOver(services.stallNanos());
    }

    /** Whether the application waits for a thread, maybe for one of those that wait for it. */
    boolean isStarved() {
        return async.isStarved();
    }

    /** What filters in front of the cache have said already is not captured, and counts all the same. */
    void heed(HttpServletResponse client) {
        earlier = EarlierHead.of(client);
        judgement.heed(client);
    }

    /** Takes back what the failed answer has told the client's response; what was said before stays. */
    void takeBack(HttpServletResponse client) {
        if (held == null || held.isOut() || earlier.hasOtherCookies(client)) {
            earlier.restore(client);
        }
    }

    private Made finish(CapturedResponse captured) {
        LoadResult result = new LoadResult(services, page, attempt, judgement);
        try {
            judgement.look(async);
            captured.end();
            Made made = held != null && !held.pass() ? result.replaced(captured) : result.kept(captured);
            head.tag(captured, made, earlier);
            return made;
        } catch (IOException | RuntimeException e) {
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be judged and is not stored.", e);
            return result.unjudged();
        } finally {
            forget();
        }
    }

    // ---- while the chain runs

    @Override
    public void unfit(String reason) {
        objections.unfit(reason);
    }

    @Override
    public void headReady() {
        guarded(this::completeHead);
    }

    /** These run inside the application's own writes: what goes wrong here must cost the stored page, not the visitor's. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be judged and is not stored.", e);
            unfit(Bypass.FAILURE.code());
        }
    }

    private void completeHead() {
        CapturedResponse captured = response;
        if (captured == null || captured.isCommitted() || (attempt.isHeld() && !reachesClient(captured.status()))) {
            return;
        }
        head.complete(captured);
    }

    /** The client gets what was held back because of live parts, unless he has his answer. */
    @Override
    public void pour() throws IOException {
        if (live != null && !attempt.behind() && (held == null || !held.isSwallowed())) {
            live.pour();
        }
    }

    @Override
    public void writing() {
        pace.begin();
    }

    @Override
    public void written() {
        pace.end();
    }

    @Override
    public void listens(ServletOutputStream stream, WriteListener listener) {
        LoadWriting writing = new LoadWriting(listener, hold, pace::end, () -> unfit("incomplete"));
        if (held == null || held.pass()) {
            pace.begin();
            stream.setWriteListener(writing);
        } else {
            async.whenReturned(writing::toNobody);
        }
    }

    @Override
    public void committed() {
        guarded(this::judgeCommitted);
    }

    private void judgeCommitted() {
        CapturedResponse captured = response;
        if (captured != null && objections.reason() == null) {
            PageVerdict verdict = judgement.verdict(captured, judgement.facts(captured));
            if (verdict.refusal() != null) {
                captured.body().giveUp();
                judgement.refuse(verdict);
            }
        }
    }
}
