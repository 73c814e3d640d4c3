package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.FreshnessLifetime;
import dev.larder.internal.http.Methods;
import dev.larder.internal.http.Permission;
import dev.larder.internal.http.Refusal;
import dev.larder.internal.http.RequestFacts;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.Storability;
import dev.larder.internal.http.StorageTerms;
import dev.larder.internal.http.VaryFields;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page may be stored.
 *
 * @param refusal the reason why not, as one word; null when it may
 * @param input the undeclared input that is the reason, null when none is
 * @param variance what goes into its key besides the URL
 * @param lifetime how long it is fresh
 */
record PageVerdict(@Nullable String refusal, @Nullable String input, Variance variance, FreshnessLifetime lifetime) {

    /**
     * What a verdict is about.
     *
     * @param said what is declared for the page, by REST annotations too
     * @param fields the response's header fields
     * @param rest what a REST resource declares to read
     */
    record Facts(
            PageRequest page,
            PageDeclaration said,
            int status,
            Fields fields,
            ReadInputs inputs,
            @Nullable RestInputs rest,
            Age age) {}

    /** The verdict: what HTTP and the mode allow comes first, then what the page was computed from. */
    static PageVerdict of(Facts facts, PageOptions options) {
        if (!facts.said.shared().equals(facts.page.audience().sharing())) {
            return refused(Refusal.AUDIENCE.code(), null); // it was found out too late for the key
        }
        VaryFields vary = VaryFields.of(facts.fields);
        Variance declared = facts.said.vary().plus(Variance.of(vary.names(), List.of()));
        Dependence found = options.isSite()
                ? Dependence.of(facts.inputs, declared, facts.rest, options.undeclaredInputs())
                : new Dependence(declared, null, false); // a gateway passes everything on; its origin says what counts
        Storability judged = Storability.of(request(facts), response(facts), terms(facts, options), facts.age);
        if (judged instanceof Storability.Refused refused) {
            return refused(refused.reason().code(), null);
        }
        if (options.isSite() && (Nonce.isIn(facts.fields) || VisitorFields.isIn(facts.fields))) {
            return refused(Refusal.PERSONAL_CONTENT.code(), null);
        }
        FreshnessLifetime lifetime = ((Storability.Storable) judged).lifetime();
        if (options.isSite() && facts.status != 200 && !options.statuses().contains(facts.status)) {
            return refused(Refusal.STATUS.code(), null);
        }
        boolean refuses = found.undeclared() != null
                && (found.isPersonal() || options.undeclaredInputs() != UndeclaredInputs.REPORT);
        return refuses
                ? refused(Refusal.UNDECLARED_INPUT.code(), found.undeclared())
                : new PageVerdict(null, found.undeclared(), found.variance(), lifetime);
    }

    static PageVerdict refused(String code, @Nullable String input) {
        return new PageVerdict(code, input, Variance.NONE, FreshnessLifetime.NONE);
    }

    boolean isStorable() {
        return refusal == null;
    }

    /** How long the page is fresh, null when that is the cache's own affair. */
    @Nullable
    Duration ttl(PageDeclaration said, Age age) {
        boolean cachesOwn = lifetime.source() == FreshnessLifetime.Source.DECLARED
                && said.policy().ttl() == null;
        return cachesOwn ? null : lifetime.remaining(age);
    }

    private static RequestFacts request(Facts facts) {
        var request = facts.page.request();
        String method = Methods.isRetrieval(request.getMethod()) ? "GET" : request.getMethod();
        return new RequestFacts(method, request.getRequestURL().toString(), facts.page.fields(), Set.of());
    }

    private static ResponseFacts response(Facts facts) {
        return ResponseFacts.of(facts.status, facts.fields);
    }

    private static StorageTerms terms(Facts facts, PageOptions options) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (!options.statuses().isEmpty()) {
            permissions.add(Permission.REDIRECTS_AND_ABSENCES);
        }
        if (options.storesCookies()) {
            permissions.add(Permission.SET_COOKIE);
        }
        if (!options.obeysRequests()) {
            permissions.add(Permission.IGNORE_REQUEST_DIRECTIVES);
        }
        if (!options.isSite() && facts.page.fields().first(FieldNames.RANGE) != null) {
            permissions.add(Permission.PARTS); // who asked for a part knows one when it comes
        }
        if (facts.page.audience().signedIn()) {
            permissions.add(Permission.AUTHENTICATED);
        }
        return new StorageTerms(options.mode(), PageRequest.lifetime(facts.said), options.ttl(), permissions);
    }

    /** The Vary of the page: what it said itself, then what it turned out to depend on. */
    Fields withVary(Fields fields) {
        VaryFields vary = VaryFields.of(fields).plus(variance.headers());
        VaryFields whole = variance.cookies().isEmpty() ? vary : vary.plus(List.of("Cookie"));
        return whole.written().isEmpty() ? fields : fields.with(FieldNames.VARY, whole.toFieldValue());
    }
}
