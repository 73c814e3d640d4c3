package dev.larder.internal.page;

import dev.larder.internal.http.Refusal;
import org.jspecify.annotations.Nullable;

/** What has come up against storing a page while it is computed: the first reason counts. For any thread. */
final class Objections {

    private final Hold hold;
    private volatile @Nullable String unfit;
    private volatile @Nullable String input;

    /**
     * None yet.
     *
     * @param hold is told at once when the page turns out not to be for others
     */
    Objections(Hold hold) {
        this.hold = hold;
    }

    void unfit(String reason) {
        unfit(reason, null);
    }

    /**
     * Something has come up.
     *
     * @param about what of the request, or the application's own word
     */
    void unfit(String reason, @Nullable String about) {
        if (unfit == null) {
            input = about;
            unfit = reason;
            hold.veto(reason);
        }
    }

    /** The application's own words are no reason codes of this cache. */
    void veto(String word) {
        if (Reasons.ALL.contains(word)) {
            unfit(word);
        } else {
            unfit(Refusal.VETO.code(), word);
        }
    }

    /** Why the page cannot be stored, null as long as it can. */
    @Nullable
    String reason() {
        return unfit;
    }

    /** What of the request it is, or the application's own word for it. */
    @Nullable
    String input() {
        return input;
    }
}
