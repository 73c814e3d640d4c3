package dev.larder.internal.page;

import dev.larder.Draft;
import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Refusal;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.VaryFields;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One computation of a page: the chain runs, the client is answered, and what came out is judged and kept. */
final class PageLoad implements CapturedResponse.Progress {

    /** The request attribute with a {@code Consumer<String>} that keeps the page from being stored, for the reason given. */
    static final String VETO = "dev.larder.page.veto";

    /** The request attribute with the request as the application sees it, for who is handed the server's own. */
    static final String OBSERVED = "dev.larder.page.observed";

    private final PageServices services;
    private final PageRequest page;
    private final Draft draft;
    private final CacheStatus.Forward why;
    private final ReadInputs inputs = new ReadInputs(() -> unfit(Refusal.SESSION.code()));
    private final Instant begun;
    private @Nullable CapturedResponse response;
    private volatile @Nullable String unfit;

    PageLoad(PageServices services, PageRequest page, Draft draft, CacheStatus.Forward why) {
        this.services = services;
        this.page = page;
        this.draft = draft;
        this.why = why;
        this.begun = services.clock().instant();
    }

    /** Runs the chain; answers the page to keep, or null when there is none. */
    @Nullable
    StoredPage run(FilterChain chain, HttpServletResponse client) throws IOException, ServletException {
        HttpServletRequest request = page.request();
        SessionTrace before = SessionTrace.of(request);
        boolean whole = page.isExpected(services.options());
        ObservedRequest observed = new ObservedRequest(request, inputs, page.query(), whole);
        CapturedResponse captured =
                new CapturedResponse(client, services.options().bounds().bodyBytes(), this);
        response = captured;
        if (services.options().isSite()) {
            heed(client);
        }
        Consumer<String> veto = this::unfit;
        request.setAttribute(VETO, veto);
        request.setAttribute(OBSERVED, observed);
        try {
            chain.doFilter(observed, captured);
        } finally {
            request.removeAttribute(VETO);
            request.removeAttribute(OBSERVED);
        }
        return finish(captured, before);
    }

    /** What filters in front of the cache have said already is not captured, and forbids all the same. */
    private void heed(HttpServletResponse client) {
        CacheControl earlier = CacheControl.parse(List.copyOf(client.getHeaders(FieldNames.CACHE_CONTROL)));
        if (earlier.isNoStore()) {
            unfit(Refusal.NO_STORE.code());
        } else if (earlier.isPrivate()) {
            unfit(Refusal.PRIVATE.code());
        }
    }

    private @Nullable StoredPage finish(CapturedResponse captured, SessionTrace before) {
        try {
            look(before);
            captured.end();
            PageVerdict verdict = verdict(captured);
            StoredPage stored = verdict.isStorable() ? keep(captured, verdict) : null;
            refuse(verdict);
            return stored;
        } catch (RuntimeException e) {
            PageServices.LOGGER.log(System.Logger.Level.WARNING, "A page could not be judged and is not stored.", e);
            draft.doNotStore("failure");
            return null;
        }
    }

    /** What only shows once the chain has returned. */
    private void look(SessionTrace before) {
        HttpServletRequest request = page.request();
        if (request.isAsyncStarted()) {
            unfit("async");
        } else if (before.isUsedBehind(SessionTrace.of(request), inputs.mayCreateSession())) {
            unfit(Refusal.SESSION.code());
        } else if (services.options().isSite() && request.getUserPrincipal() != null) {
            unfit(Refusal.AUTHENTICATED.code());
        }
    }

    private PageVerdict verdict(CapturedResponse captured) {
        String reason = unfit;
        if (reason != null) {
            return PageVerdict.refused(reason, null);
        }
        if (captured.setsCookie() && services.options().isSite()) {
            return PageVerdict.refused(Refusal.SET_COOKIE.code(), null);
        }
        return PageVerdict.of(facts(captured), services.options());
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
        boolean own = services.options().isSite() && !fields.has(FieldNames.AGE);
        return own ? Age.born(now) : Age.of(fields, begun, now);
    }

    private @Nullable StoredPage keep(CapturedResponse captured, PageVerdict verdict) {
        if (captured.body().isExceeded() || captured.isIncomplete()) {
            unfit(captured.body().isExceeded() ? Refusal.TOO_LARGE.code() : Refusal.INCOMPLETE.code());
            return null;
        }
        PageDeclaration said = said();
        Age age = age(captured.fields());
        Instructions.give(draft, page, said, verdict, captured.fields(), age, services.options());
        if (verdict.input() != null) {
            PageServices.LOGGER.log(
                    System.Logger.Level.WARNING, "A page was stored although it depends on: {0}", verdict.input());
        }
        if (services.options().isSite() && ViewState.isIn(captured.body().toBytes())) {
            unfit(Refusal.PERSONAL_CONTENT.code());
            return null;
        }
        Compression compression = services.options().compression();
        return new PageMaker(page, said, verdict, age).make(captured, headFields(captured, verdict), compression);
    }

    private void refuse(PageVerdict verdict) {
        String reason = verdict.refusal() == null ? unfit : verdict.refusal();
        if (reason != null) {
            draft.doNotStore(reason);
            PageServices.LOGGER.log(
                    System.Logger.Level.DEBUG, "A page is not stored: {0} {1}", reason, verdict.input());
        }
    }

    // ---- while the chain runs

    @Override
    public void unfit(String reason) {
        if (unfit == null) {
            unfit = reason;
            draft.doNotStore(reason);
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
            unfit("failure");
        }
    }

    private void completeHead() {
        CapturedResponse captured = response;
        if (captured == null || captured.isCommitted()) {
            return;
        }
        PageVerdict verdict = verdict(captured);
        if (verdict.isStorable()) {
            Fields fields = headFields(captured, verdict);
            show(captured, services.options().compression().announced(captured.status(), fields, verdict.variance()));
        }
        showStatus(captured, verdict);
        if (isKnownToClient(captured)) {
            captured.answerNotModified();
        }
    }

    @Override
    public void committed() {
        guarded(this::judgeCommitted);
    }

    private void judgeCommitted() {
        CapturedResponse captured = response;
        if (captured != null && unfit == null) {
            PageVerdict verdict = verdict(captured);
            if (verdict.refusal() != null) {
                captured.body().giveUp();
                refuse(verdict);
            }
        }
    }

    /** The page's fields with what the cache adds before the client sees them: Vary, and a lifetime for browsers. */
    private Fields headFields(CapturedResponse captured, PageVerdict verdict) {
        Fields fields = verdict.withVary(captured.fields());
        Duration browser = said().browser();
        boolean silent =
                CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL)).maxAge() == null;
        return browser == null || !silent ? fields : BrowserLifetime.of(browser).in(fields, 0);
    }

    private static void show(CapturedResponse captured, Fields fields) {
        HttpServletResponse client = (HttpServletResponse) captured.getResponse();
        if (fields.has(FieldNames.CACHE_CONTROL)) {
            client.setHeader(FieldNames.CACHE_CONTROL, String.join(", ", fields.lines(FieldNames.CACHE_CONTROL)));
        }
        if (fields.has(FieldNames.VARY)) {
            List<String> earlier = List.copyOf(client.getHeaders(FieldNames.VARY)); // other filters' as well
            VaryFields whole =
                    VaryFields.parse(earlier).plus(VaryFields.of(fields).written());
            client.setHeader(FieldNames.VARY, whole.toFieldValue());
        }
    }

    private void showStatus(CapturedResponse captured, PageVerdict verdict) {
        if (!services.options().cacheStatus()) {
            return;
        }
        CacheStatus status = CacheStatus.forward(PageServices.NAME, why);
        CacheStatus said = verdict.isStorable() ? stored(status, verdict, captured) : status.detail(verdict.refusal());
        String text = verdict.input() == null || verdict.isStorable()
                ? said.toString()
                : said.input(verdict.input()).toString();
        String upstream = String.join(", ", captured.fields().lines(FieldNames.CACHE_STATUS));
        ((HttpServletResponse) captured.getResponse())
                .setHeader(FieldNames.CACHE_STATUS, upstream.isEmpty() ? text : upstream + ", " + text);
    }

    private CacheStatus stored(CacheStatus status, PageVerdict verdict, CapturedResponse captured) {
        Duration ttl = verdict.ttl(said(), age(captured.fields()));
        return ttl == null ? status.stored() : status.stored().ttl(Seconds.of(ttl));
    }

    /** Whether the conditions that were hidden from the application say that the client has this page already. */
    private boolean isKnownToClient(CapturedResponse captured) {
        if (!page.isExpected(services.options()) || captured.status() != 200 || captured.isMuted()) {
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
