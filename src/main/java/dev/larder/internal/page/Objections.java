package dev.larder.internal.page;

import dev.larder.internal.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What has come up against storing a page while it is computed: the first reason counts. For any thread. */
final class Objections {

    private final Hold hold;
    private volatile @Nullable String unfit;
    private volatile @Nullable String vetoed;

    /**
     * None yet.
     *
     * @param hold is told at once when the page turns out not to be for others
     */
    Objections(Hold hold) {
        this.hold = hold;
    }

    void unfit(String reason) {
        if (unfit == null) {
            unfit = reason;
            hold.veto(reason);
        }
    }

    /** The application's own words are no reason codes of this cache. */
    void veto(String word) {
        if (Reasons.ALL.contains(word)) {
            unfit(word);
        } else {
            vetoed = word;
            unfit(Refusal.VETO.code());
        }
    }

    /** Why the page cannot be stored, null as long as it can. */
    @Nullable
    String reason() {
        return unfit;
    }

    /** The application's own word for it. */
    @Nullable
    String vetoed() {
        return vetoed;
    }
}
