package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Refusal;
import dev.larder.internal.http.Statuses;
import dev.larder.internal.http.StoredFields;
import dev.larder.internal.http.Validators;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What a computation has come to once the response is complete: a page to keep, one confirmed, a failure, or nothing to keep. */
record LoadResult(PageServices services, PageRequest page, Attempt attempt, PageJudgement judgement) {

    /** The client has seen nothing of it. */
    Made replaced(CapturedResponse captured) {
        StoredPage former = attempt.former();
        int status = captured.status();
        if (former != null
                && status == HttpServletResponse.SC_NOT_MODIFIED
                && attempt.isValidating(services.options())) {
            return Validators.of(former.fields()).matchedBy(captured.fields())
                    ? confirmed(former, captured.fields())
                    : new Made.Confirmed(
                            former, null); // it answers our condition, and is about something else: renews nothing
        }
        return Statuses.isOriginFailure(status) ? new Made.Failed(status) : kept(captured);
    }

    private Made confirmed(StoredPage former, Fields fields) {
        Age age = judgement.received(fields);
        Fields renewed = StoredFields.renewed(former.fields(), fields);
        StoredPage confirmed = judgement.renewed(former, renewed, age);
        PageVerdict.Facts facts = judgement.facts(former, renewed, age);
        PageVerdict verdict = PageVerdict.of(facts, services.options());
        judgement.refuse(verdict);
        return new Made.Confirmed(
                confirmed, verdict.isStorable() ? Instructions.of(facts, verdict, services.options()) : null);
    }

    /** The client has got it. */
    Made kept(CapturedResponse captured) {
        PageVerdict.Facts facts = judgement.facts(captured);
        PageVerdict verdict = judgement.verdict(captured, facts);
        StoredPage stored = verdict.isStorable() ? toKeep(captured, facts, verdict) : null;
        judgement.refuse(verdict);
        tell(stored != null, verdict.isStorable() ? null : verdict.input());
        return stored == null
                ? Made.Computed.UNKEPT
                : new Made.Computed(stored, Instructions.of(facts, verdict, services.options()));
    }

    private @Nullable StoredPage toKeep(CapturedResponse captured, PageVerdict.Facts facts, PageVerdict verdict) {
        if (captured.body().isExceeded() || captured.isIncomplete()) {
            judgement
                    .objections()
                    .unfit(captured.body().isExceeded() ? Refusal.TOO_LARGE.code() : Refusal.INCOMPLETE.code());
            return null;
        }
        if (captured.transfer().live().isLive()
                && (LiveBody.of(captured) == null || facts.fields().has(FieldNames.CONTENT_ENCODING))) {
            judgement.objections().unfit(Detail.LIVE_PART.code());
            return null;
        }
        if (verdict.input() != null) {
            PageServices.LOGGER.log(
                    System.Logger.Level.WARNING, "A page was stored although it depends on: {0}", verdict.input());
        }
        if (services.options().isSite()
                && ViewState.isIn(facts.fields(), captured.body().toBytes())) {
            judgement.objections().unfit(Refusal.PERSONAL_CONTENT.code());
            return null;
        }
        return new PageMaker(page, facts.said(), verdict, facts.age(), services.options())
                .make(captured, PageHead.of(facts, verdict, services.options()));
    }

    /** It could not be judged. */
    Made unjudged() {
        judgement.objections().unfit(Bypass.FAILURE.code());
        tell(false, null);
        return Made.Computed.UNKEPT;
    }

    private void tell(boolean kept, @Nullable String input) {
        String unfit = judgement.objections().reason();
        if (attempt.behind()) {
            services.tally().madeBehind(kept, kept ? null : unfit, input);
        } else {
            services.tally().made(attempt.why(), kept, kept ? null : unfit, input);
        }
    }
}
