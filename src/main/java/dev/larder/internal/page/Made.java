package dev.larder.internal.page;

import dev.larder.CachePolicy;
import org.jspecify.annotations.Nullable;

/** What a computation of a page came to. */
sealed interface Made {

    /**
     * A page of its own, which the client has got.
     *
     * @param page what is to be kept, null when nothing is
     * @param policy how
     */
    record Computed(@Nullable StoredPage page, CachePolicy policy) implements Made {

        /** An answer that is not kept. */
        static final Computed UNKEPT = new Computed(null, CachePolicy.inherited());
    }

    /** Nothing yet: the computation goes on after its chain has returned. */
    record Later() implements Made {}

    /**
     * The word that the stored page still holds (304), which the client has not seen.
     *
     * @param page the stored page with what the 304 renewed
     * @param policy how to keep it, null when it may not be
     */
    record Confirmed(StoredPage page, @Nullable CachePolicy policy) implements Made {}

    /**
     * A failure that the stored page stands in for; the client has not seen it.
     *
     * @param status of the answer
     */
    record Failed(int status) implements Made {}
}
