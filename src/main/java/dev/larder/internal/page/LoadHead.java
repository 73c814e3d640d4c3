package dev.larder.internal.page;

import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Representation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;

/** What the cache adds to the head of a page that is being computed, before it goes out. */
record LoadHead(PageServices services, PageRequest page, Attempt attempt, PageJudgement judgement) {

    /** Adds what can be said before the body is known, or answers that the client has the page already. */
    void complete(CapturedResponse captured) {
        PageVerdict.Facts facts = judgement.facts(captured);
        PageVerdict verdict = judgement.verdict(captured, facts);
        HttpServletResponse client = (HttpServletResponse) captured.getResponse();
        if (verdict.isStorable()) {
            Fields fields = services.options()
                    .compression()
                    .announced(captured.status(), PageHead.of(facts, verdict, services.options()), verdict.variance());
            PageHead.show(fields, services.options(), client);
            if (captured.transfer().live().isLive()) {
                LiveHead.show(client);
            }
        }
        if (services.options().cacheStatus()) {
            CacheStatus why = CacheStatus.forward(PageServices.NAME, attempt.why());
            PageHead.showStatus(why, facts, verdict, client);
        }
        if (isKnownToClient(captured)) {
            captured.answerNotModified();
        }
    }

    /** Whether the conditions that were hidden from the application say that the client has this page already. */
    private boolean isKnownToClient(CapturedResponse captured) {
        boolean hidden = page.hidesConditions(services.options()) || attempt.isValidating(services.options());
        if (!hidden
                || captured.status() != HttpServletResponse.SC_OK
                || captured.isMuted()
                || captured.transfer().live().isLive()) {
            return false;
        }
        Instant now = services.clock().instant();
        Fields fields = captured.fields();
        boolean comparable = fields.has(FieldNames.ETAG) || fields.has(FieldNames.LAST_MODIFIED);
        return comparable
                && Preconditions.ofCache("GET", page.fields(), Representation.of(200, fields, now), now)
                        == Preconditions.Verdict.NOT_MODIFIED;
    }

    /** A client who has seen nothing of the page yet gets its tag with it, or learns that he has the page already. */
    void tag(CapturedResponse captured, Made made, EarlierHead earlier) throws IOException {
        StoredPage stored = made instanceof Made.Computed computed ? computed.page() : null;
        String digest = stored == null || attempt.behind() || captured.isMuted()
                ? null
                : stored.body().digest();
        if (digest != null && !captured.isCommitted()) {
            PageTag tag = new PageTag(page.request(), (HttpServletResponse) captured.getResponse(), earlier);
            tag.set(digest);
            tag.weigh(services.clock());
        }
    }
}
