package dev.larder.internal.page;

/** Whether a page that is being computed will be stored, as it matters to a live part in it. A no is final: the part is computed in its place then. */
record LiveProspect(PageJudgement judgement, AsyncLoad async, CapturedResponse captured) {

    /** Nothing has come up against it. */
    boolean isFit() {
        return !async.isKnown() && judgement.objections().reason() == null;
    }

    /** And it would be stored as it is now. What the page says later does not count: it holds one visitor's part by then. */
    boolean isStorable() {
        if (!isFit()) {
            end();
            return false;
        }
        PageVerdict verdict = judgement.verdict(captured, judgement.facts(captured));
        judgement.refuse(verdict);
        return verdict.isStorable();
    }

    /** The part is computed in its place. */
    void end() {
        judgement.objections().unfit(Detail.LIVE_PART.code());
    }
}
