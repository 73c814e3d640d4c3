package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/** Whether a response may be stored (RFC 9111 §3, and the safety rules of site mode on top). */
public sealed interface Storability {

    /**
     * It may.
     *
     * @param lifetime how long it is fresh
     * @param validateAlways whether every use needs validation first ({@code no-cache}); never so in site mode
     */
    record Storable(FreshnessLifetime lifetime, boolean validateAlways) implements Storability {}

    /**
     * It may not.
     *
     * @param reason the one reason, the first in the order of {@link Refusal}'s checks
     */
    record Refused(Refusal reason) implements Storability {}

    /**
     * The verdict.
     *
     * @param age how old the response came in
     */
    static Storability of(RequestFacts request, ResponseFacts response, StorageTerms terms, Age age) {
        Refusal unfit = new StorageRules(request, response, terms).refusal();
        if (unfit != null) {
            return new Refused(unfit);
        }
        FreshnessLifetime lifetime = FreshnessLifetime.of(response, terms, age.receivedAt());
        Refusal useless = useless(response, terms, lifetime, age);
        boolean validateAlways = response.effective().isNoCache();
        return useless == null ? new Storable(lifetime, validateAlways) : new Refused(useless);
    }

    /** Why keeping the response would serve nobody, or null when it would. */
    private static @Nullable Refusal useless(
            ResponseFacts response, StorageTerms terms, FreshnessLifetime lifetime, Age age) {
        boolean revivable = !terms.isSite() && Validators.of(response.fields()).any();
        if (!lifetime.isGiven() && !revivable) {
            return Refusal.NO_LIFETIME;
        }
        if (!terms.isSite()) {
            boolean usable = revivable
                    || !lifetime.duration().isZero()
                    || StaleServing.of(response.effective(), terms.mode()).isExplicit();
            return usable ? null : Refusal.STALE;
        }
        return lifetime.remaining(age).isZero() ? Refusal.STALE : null;
    }
}
