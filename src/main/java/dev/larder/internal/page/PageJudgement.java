package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;

/** How a page is judged while it is computed and at its end: by what is declared, what was read of the request, and what came out. */
final class PageJudgement {

    private final PageServices services;
    private final PageRequest page;
    private final Objections objections;
    private final ReadInputs inputs;
    private final Instant begun;
    private SessionTrace before = SessionTrace.NONE;

    PageJudgement(PageServices services, PageRequest page, Objections objections) {
        this.services = services;
        this.page = page;
        this.objections = objections;
        this.begun = services.clock().instant();
        this.inputs = new ReadInputs(page.harmless(), this::sessionUsed).without(page.audience()::share);
    }

    private boolean isSite() {
        return services.options().isSite();
    }

    ReadInputs inputs() {
        return inputs;
    }

    Objections objections() {
        return objections;
    }

    private void sessionUsed() {
        if (!page.audience().session()) {
            objections.unfit(Refusal.SESSION.code());
        }
    }

    // ---- what the page itself does not tell

    /** The application is about to run. */
    void begin() {
        before = isSite() ? SessionTrace.of(page.request()) : SessionTrace.NONE;
    }

    /** What filters in front of the cache have said already is not captured, and forbids all the same. */
    void heed(HttpServletResponse client) {
        if (!isSite()) {
            return;
        }
        CacheControl earlier = CacheControl.parse(List.copyOf(client.getHeaders(FieldNames.CACHE_CONTROL)));
        if (earlier.isNoStore()) {
            objections.unfit(Refusal.NO_STORE.code());
        } else if (earlier.isPrivate()) {
            objections.unfit(Refusal.PRIVATE.code());
        }
    }

    /**
     * What only shows at the end.
     *
     * @param async what went on after the chain
     */
    void look(AsyncLoad async) {
        HttpServletRequest request = page.request();
        if (request.isAsyncStarted() && !async.isKnown()) {
            objections.unfit(Detail.ASYNC.code()); // by another door than the observed request, so past the capture
        } else if (request.getAttribute(LoadRequest.SENDFILE) != null) {
            objections.unfit(Detail.SENDFILE.code());
        } else if (isSite()
                && !page.audience().session()
                && before.isUsedBehind(SessionTrace.of(request), inputs.mayCreateSession())) {
            objections.unfit(Refusal.SESSION.code());
        } else if (isSite() && !page.audience().signedIn() && request.getUserPrincipal() != null) {
            objections.unfit(Refusal.AUTHENTICATED.code());
        } else if (!page.audience().stillHolds(request)) {
            objections.unfit(Refusal.AUDIENCE.code());
        }
    }

    // ---- the verdict

    PageVerdict verdict(CapturedResponse captured, PageVerdict.Facts facts) {
        String reason = objections.reason();
        if (reason != null) {
            return PageVerdict.refused(reason, objections.input());
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

    /** Its refusal, if it is one, is the reason from now on. */
    void refuse(PageVerdict verdict) {
        String reason = verdict.refusal() == null ? objections.reason() : verdict.refusal();
        if (reason != null) {
            objections.unfit(reason, verdict.input());
        }
    }

    // ---- the facts

    PageVerdict.Facts facts(CapturedResponse captured) {
        RestInputs rest = page.request().getAttribute(RestInputs.ATTRIBUTE) instanceof RestInputs read ? read : null;
        Fields fields = captured.fields();
        return new PageVerdict.Facts(page, said(), captured.status(), fields, inputs, rest, age(fields));
    }

    /** A stored page as a 304 to this request renews it. */
    StoredPage renewed(StoredPage former, Fields renewed, Age age) {
        return former.renewed(renewed, age, page.fields());
    }

    /** Those about a stored page that the application has confirmed. */
    PageVerdict.Facts facts(StoredPage former, Fields renewed, Age age) {
        return new PageVerdict.Facts(page, said(), former.status(), renewed, inputs, null, age);
    }

    /** What is declared, by the REST resource too if one has taken part. */
    private PageDeclaration said() {
        Object rest = page.request().getAttribute(RestInputs.DECLARATION);
        return rest instanceof PageDeclaration more ? page.declaration().orElse(more) : page.declaration();
    }

    private Age age(Fields fields) {
        return isSite() && !fields.has(FieldNames.AGE)
                ? Age.born(services.clock().instant())
                : received(fields);
    }

    /** The age of what has been received now, by its own word. */
    Age received(Fields fields) {
        return Age.of(fields, begun, services.clock().instant());
    }
}
