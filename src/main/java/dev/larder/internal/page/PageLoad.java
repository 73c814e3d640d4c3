package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Refusal;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.Statuses;
import dev.larder.internal.http.StoredFields;
import dev.larder.internal.http.Validators;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One computation of a page: the chain runs, the client is answered, and what came out is judged. */
final class PageLoad implements CapturedResponse.Progress, AsyncLoad.Ending {

    /** The request attribute with a {@code Consumer<String>} that keeps the page from being stored, for the reason given. */
    static final String VETO = "dev.larder.page.veto";

    /** The request attribute with the request as the application sees it, for who is handed the server's own. */
    static final String OBSERVED = "dev.larder.page.observed";

    private final PageServices services;

    private final PageRequest page;
    private final Attempt attempt;
    private final Hold hold;
    private final AsyncLoad async;
    private final ClientPace pace = new ClientPace(System::nanoTime);
    private final ReadInputs inputs;
    private final Instant begun;
    private SessionTrace before = SessionTrace.NONE;
    private Later later = Later.NOBODY;
    private @Nullable CapturedResponse response;
    private @Nullable HeldResponse held;
    private volatile @Nullable String unfit;
    private volatile @Nullable String vetoed;

    /** Who is told what comes of a computation that outlives its chain. */
    interface Later {

        /** Nobody is. */
        Later NOBODY = new Later() {
            @Override
            public void made(Made made) {
                // nobody cares
            }

            @Override
            public boolean failed(@Nullable Throwable failure) {
                return false;
            }
        };

        /** What it came to. */
        void made(Made made);

        /** It failed; answers whether the client was given something else. */
        boolean failed(@Nullable Throwable failure);
    }

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
        this.async = new AsyncLoad(this, hold, services.followed()::get);
        this.begun = services.clock().instant();
        this.inputs = new ReadInputs(page.harmless(), this::sessionUsed).without(page.audience()::share);
    }

    private boolean isSite() {
        return services.options().isSite();
    }

    /** Runs the chain. What goes on after it has returned is told later. */
    Made run(FilterChain chain, HttpServletResponse client, Later told) throws IOException, ServletException {
        later = told;
        before = isSite() ? SessionTrace.of(page.request()) : SessionTrace.NONE;
        held = isHeld() ? new HeldResponse(client, this::reachesClient) : null;
        CapturedResponse captured = new CapturedResponse(
                held == null ? client : held, services.options().bounds().bodyBytes(), this);
        response = captured;
        if (!attempt.behind()) {
            heed(client);
        }
        compute(chain, captured);
        return async.returns() ? finish(captured) : new Made.Later();
    }

    private boolean isHeld() {
        return attempt.former() != null || attempt.behind();
    }

    /** What the client never sees: the word that what is stored still holds, and failures that it stands in for. */
    private boolean reachesClient(int status) {
        boolean confirmation = status == HttpServletResponse.SC_NOT_MODIFIED && isValidating();
        boolean replaced =
                Statuses.isOriginFailure(status) && attempt.mayStandIn().getAsBoolean();
        return !attempt.behind() && ((!confirmation && !replaced) || async.isUnseen());
    }

    private boolean isValidating() {
        StoredPage former = attempt.former();
        return !isSite() && former != null && Validators.of(former.fields()).any();
    }

    private void compute(FilterChain chain, CapturedResponse captured) throws IOException, ServletException {
        HttpServletRequest request = page.request();
        HttpServletRequest asked = asked(attempt.behind() ? new ServedRequest(request) : request);
        ObservedRequest observed =
                new ObservedRequest(asked, inputs, page.query(), page.isExpected(services.options()));
        LoadRequest shown = new LoadRequest(observed, captured, async);
        Consumer<String> vetoed = this::veto;
        request.setAttribute(VETO, vetoed);
        request.setAttribute(OBSERVED, shown);
        request.setAttribute(AsyncLoad.ATTRIBUTE, async);
        new ChainRun(chain, shown, captured).within(hold);
    }

    private void forget() {
        HttpServletRequest request = page.request();
        request.removeAttribute(VETO);
        request.removeAttribute(OBSERVED);
        request.removeAttribute(AsyncLoad.ATTRIBUTE);
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
        later.made(captured == null ? Made.Computed.UNKEPT : finish(captured));
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

    private HttpServletRequest asked(HttpServletRequest request) {
        if (isSite()) {
            return "HEAD".equals(request.getMethod()) ? new WholeRequest(request) : request;
        }
        StoredPage former = attempt.former();
        return former == null ? request : new ValidatingRequest(request, Validators.of(former.fields()));
    }

    /** What filters in front of the cache have said already is not captured, and forbids all the same. */
    void heed(HttpServletResponse client) {
        if (!isSite()) {
            return;
        }
        CacheControl earlier = CacheControl.parse(List.copyOf(client.getHeaders(FieldNames.CACHE_CONTROL)));
        if (earlier.isNoStore()) {
            unfit(Refusal.NO_STORE.code());
        } else if (earlier.isPrivate()) {
            unfit(Refusal.PRIVATE.code());
        }
    }

    private Made finish(CapturedResponse captured) {
        HeldResponse holding = held;
        try {
            look();
            captured.end();
            Made made = holding != null && !holding.pass() ? replaced(captured) : kept(captured);
            tag(captured, made);
            return made;
        } catch (IOException | RuntimeException e) {
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be judged and is not stored.", e);
            unfit(Bypass.FAILURE.code());
            tell(false, null);
            return Made.Computed.UNKEPT;
        } finally {
            forget();
        }
    }

    /** A client who has seen nothing of the page yet gets its tag with it, or learns that he has the page already. */
    private void tag(CapturedResponse captured, Made made) throws IOException {
        StoredPage stored = made instanceof Made.Computed computed ? computed.page() : null;
        String digest = stored == null || attempt.behind() || captured.isMuted()
                ? null
                : stored.body().digest();
        if (digest != null && !captured.isCommitted()) {
            PageTag tag = new PageTag(page.request(), (HttpServletResponse) captured.getResponse());
            tag.set(digest);
            tag.weigh(services.clock());
        }
    }

    /** What only shows at the end. */
    private void look() {
        HttpServletRequest request = page.request();
        if (request.isAsyncStarted() && !async.isKnown()) {
            unfit(Detail.ASYNC.code()); // by another door than the observed request, so past the capture
        } else if (request.getAttribute(LoadRequest.SENDFILE) != null) {
            unfit(Detail.SENDFILE.code());
        } else if (isSite()
                && !page.audience().session()
                && before.isUsedBehind(SessionTrace.of(request), inputs.mayCreateSession())) {
            unfit(Refusal.SESSION.code());
        } else if (isSite() && !page.audience().signedIn() && request.getUserPrincipal() != null) {
            unfit(Refusal.AUTHENTICATED.code());
        } else if (!page.audience().stillHolds(request)) {
            unfit(Refusal.AUDIENCE.code());
        }
    }

    private void sessionUsed() {
        if (!page.audience().session()) {
            unfit(Refusal.SESSION.code());
        }
    }

    /** The client has seen nothing of it. */
    private Made replaced(CapturedResponse captured) {
        StoredPage former = attempt.former();
        int status = captured.status();
        if (former != null && status == HttpServletResponse.SC_NOT_MODIFIED && isValidating()) {
            return Validators.of(former.fields()).matchedBy(captured.fields())
                    ? confirmed(former, captured.fields())
                    : new Made.Confirmed(
                            former, null); // it answers our condition, and is about something else: renews nothing
        }
        return Statuses.isOriginFailure(status) ? new Made.Failed(status) : kept(captured);
    }

    private Made confirmed(StoredPage former, Fields fields) {
        Age age = Age.of(fields, begun, services.clock().instant());
        Fields renewed = StoredFields.renewed(former.fields(), fields);
        StoredPage confirmed = former.renewed(renewed, age);
        PageVerdict.Facts facts = new PageVerdict.Facts(page, said(), former.status(), renewed, inputs, null, age);
        PageVerdict verdict = PageVerdict.of(facts, services.options());
        refuse(verdict);
        return new Made.Confirmed(
                confirmed, verdict.isStorable() ? Instructions.of(facts, verdict, services.options()) : null);
    }

    private Made kept(CapturedResponse captured) {
        PageVerdict.Facts facts = facts(captured);
        PageVerdict verdict = verdict(captured, facts);
        StoredPage stored = verdict.isStorable() ? toKeep(captured, facts, verdict) : null;
        refuse(verdict);
        tell(stored != null, verdict.isStorable() ? null : verdict.input());
        return stored == null
                ? Made.Computed.UNKEPT
                : new Made.Computed(stored, Instructions.of(facts, verdict, services.options()));
    }

    private @Nullable StoredPage toKeep(CapturedResponse captured, PageVerdict.Facts facts, PageVerdict verdict) {
        if (captured.body().isExceeded() || captured.isIncomplete()) {
            unfit(captured.body().isExceeded() ? Refusal.TOO_LARGE.code() : Refusal.INCOMPLETE.code());
            return null;
        }
        if (verdict.input() != null) {
            PageServices.LOGGER.log(
                    System.Logger.Level.WARNING, "A page was stored although it depends on: {0}", verdict.input());
        }
        if (isSite() && ViewState.isIn(facts.fields(), captured.body().toBytes())) {
            unfit(Refusal.PERSONAL_CONTENT.code());
            return null;
        }
        return new PageMaker(page, facts.said(), verdict, facts.age(), services.options())
                .make(captured, PageHead.of(facts, verdict, services.options()));
    }

    // ---- judging

    private PageVerdict verdict(CapturedResponse captured, PageVerdict.Facts facts) {
        String reason = unfit;
        if (reason != null) {
            return PageVerdict.refused(reason, vetoed);
        }
        if (captured.setsCookie() && !services.options().storesCookies()) {
            return PageVerdict.refused(Refusal.SET_COOKIE.code(), null);
        }
        return isForOtherCache(facts.said())
                ? PageVerdict.refused(Detail.OTHER_CACHE.code(), null)
                : PageVerdict.of(facts, services.options());
    }

    /** A REST resource's cache is known too late: the page was looked up in the usual one. */
    private boolean isForOtherCache(PageDeclaration said) {
        return !page.cacheName(services.options()).equals(page.saying(said).cacheName(services.options()));
    }

    private PageVerdict.Facts facts(CapturedResponse captured) {
        RestInputs rest = page.request().getAttribute(RestInputs.ATTRIBUTE) instanceof RestInputs read ? read : null;
        Fields fields = captured.fields();
        return new PageVerdict.Facts(page, said(), captured.status(), fields, inputs, rest, age(fields));
    }

    /** What is declared, by the REST resource too if one has taken part. */
    private PageDeclaration said() {
        Object rest = page.request().getAttribute(RestInputs.DECLARATION);
        return rest instanceof PageDeclaration more ? page.declaration().orElse(more) : page.declaration();
    }

    private Age age(Fields fields) {
        Instant now = services.clock().instant();
        return isSite() && !fields.has(FieldNames.AGE) ? Age.born(now) : Age.of(fields, begun, now);
    }

    private void refuse(PageVerdict verdict) {
        String reason = verdict.refusal() == null ? unfit : verdict.refusal();
        if (reason != null) {
            unfit(reason);
        }
    }

    private void tell(boolean kept, @Nullable String input) {
        if (attempt.behind()) {
            services.tally().madeBehind(kept, kept ? null : unfit, input);
        } else {
            services.tally().made(attempt.why(), kept, kept ? null : unfit, input);
        }
    }

    /** The application's own words are no reason codes of this cache. */
    private void veto(String word) {
        if (Reasons.ALL.contains(word)) {
            unfit(word);
        } else {
            vetoed = word;
            unfit(Refusal.VETO.code());
        }
    }

    // ---- while the chain runs

    @Override
    public void unfit(String reason) {
        if (unfit == null) {
            unfit = reason;
            hold.veto(reason);
        }
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
        if (captured == null || captured.isCommitted() || (isHeld() && !reachesClient(captured.status()))) {
            return;
        }
        PageVerdict.Facts facts = facts(captured);
        PageVerdict verdict = verdict(captured, facts);
        HttpServletResponse client = (HttpServletResponse) captured.getResponse();
        if (verdict.isStorable()) {
            Fields fields = services.options()
                    .compression()
                    .announced(captured.status(), PageHead.of(facts, verdict, services.options()), verdict.variance());
            PageHead.show(fields, services.options(), client);
        }
        if (services.options().cacheStatus()) {
            CacheStatus why = CacheStatus.forward(PageServices.NAME, attempt.why());
            PageHead.showStatus(why, facts, verdict, client);
        }
        if (isKnownToClient(captured)) {
            captured.answerNotModified();
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
        HeldResponse holding = held;
        LoadWriting writing = new LoadWriting(listener, hold, () -> unfit("incomplete"));
        if (holding == null || holding.pass()) {
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
        if (captured != null && unfit == null) {
            PageVerdict verdict = verdict(captured, facts(captured));
            if (verdict.refusal() != null) {
                captured.body().giveUp();
                refuse(verdict);
            }
        }
    }

    /** Whether the conditions that were hidden from the application say that the client has this page already. */
    private boolean isKnownToClient(CapturedResponse captured) {
        boolean hidden = page.isExpected(services.options()) || isValidating();
        if (!hidden || captured.status() != HttpServletResponse.SC_OK || captured.isMuted()) {
            return false;
        }
        Instant now = services.clock().instant();
        Fields fields = captured.fields();
        boolean comparable = fields.has(FieldNames.ETAG) || fields.has(FieldNames.LAST_MODIFIED);
        return comparable
                && Preconditions.ofCache("GET", page.fields(), Representation.of(200, fields, now), now)
                        == Preconditions.Verdict.NOT_MODIFIED;
    }
}
