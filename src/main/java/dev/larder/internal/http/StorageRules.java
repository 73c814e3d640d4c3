package dev.larder.internal.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checks a response passes before its lifetime is looked at, in order; the first that objects gives the reason. */
record StorageRules(RequestFacts request, ResponseFacts response, StorageTerms terms) {

    private static final List<Function<StorageRules, @Nullable Refusal>> CHECKS = List.of(
            StorageRules::method,
            StorageRules::circumstances,
            StorageRules::authorization,
            StorageRules::status,
            StorageRules::answersRequestOnly,
            StorageRules::partial,
            StorageRules::noStore,
            StorageRules::privacy,
            StorageRules::noCache,
            StorageRules::cookie,
            StorageRules::variance,
            StorageRules::endless);

    @Nullable
    Refusal refusal() {
        for (Function<StorageRules, @Nullable Refusal> check : CHECKS) {
            Refusal found = check.apply(this);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** GET; in shared-cache mode also a POST whose 200 says that it is what GET would get (RFC 9110 §9.3.3). */
    private @Nullable Refusal method() {
        boolean speaksForGet = !terms.isSite()
                && "POST".equals(request.method())
                && response.status() == 200
                && Invalidation.isOwnUri(request.uri(), response.fields().first(FieldNames.CONTENT_LOCATION));
        return "GET".equals(request.method()) || speaksForGet ? null : Refusal.METHOD;
    }

    private @Nullable Refusal circumstances() {
        for (Circumstance circumstance : Circumstance.values()) {
            if (request.circumstances().contains(circumstance) && !permitted(circumstance)) {
                return circumstance.refusal();
            }
        }
        return null;
    }

    private boolean permitted(Circumstance circumstance) {
        return switch (circumstance) {
            case AUTHENTICATED -> terms.allows(Permission.AUTHENTICATED);
            case SESSION_USED -> terms.allows(Permission.SESSION);
            // a POST has a body by nature; the method check has admitted it
            case REQUEST_BODY -> "POST".equals(request.method());
            default -> false;
        };
    }

    /** RFC 9111 §3.5; site mode wants {@code public} said, and does not take an empty field for credentials. */
    private @Nullable Refusal authorization() {
        String credentials = request.fields().first(FieldNames.AUTHORIZATION);
        boolean harmless = credentials == null
                || terms.allows(Permission.AUTHENTICATED)
                || (terms.isSite() && credentials.isBlank());
        CacheControl control = response.effective();
        boolean shareable =
                control.isPublic() || (!terms.isSite() && (control.mustRevalidate() || control.sMaxAge() != null));
        return harmless || shareable ? null : Refusal.AUTHORIZATION;
    }

    private @Nullable Refusal status() {
        int status = response.status();
        if (!Statuses.isFinal(status)) {
            return Refusal.STATUS;
        }
        if (status == 304) {
            return Refusal.NOT_MODIFIED;
        }
        return terms.isSite() ? siteStatus(status) : sharedStatus(status);
    }

    private @Nullable Refusal siteStatus(int status) {
        boolean stored = switch (status) {
            case 200, 206 -> true; // 206 is judged as a part
            case 301, 308, 404, 410 -> terms.allows(Permission.REDIRECTS_AND_ABSENCES);
            default -> false;
        };
        return stored ? null : Refusal.STATUS;
    }

    /** RFC 9111 §3: the status may be cached by default, or the response says that it may be. */
    private @Nullable Refusal sharedStatus(int status) {
        CacheControl control = response.effective();
        boolean stated = control.isPublic()
                || control.sMaxAge() != null
                || control.maxAge() != null
                || (!response.control().isTargeted() && response.has(FieldNames.EXPIRES));
        return stated || Statuses.isHeuristicallyCacheable(status) ? null : Refusal.STATUS;
    }

    private @Nullable Refusal answersRequestOnly() {
        if (response.status() == 416 && request.fields().first(FieldNames.RANGE) != null) {
            return Refusal.RANGE;
        }
        boolean failed = response.status() == 412 && Preconditions.isConditional(request.fields());
        return failed ? Refusal.PRECONDITION : null;
    }

    /** RFC 9111 §3.3; on a whole response Content-Range means nothing, and site mode distrusts it. */
    private @Nullable Refusal partial() {
        if (response.status() != 206) {
            return terms.isSite() && response.has(FieldNames.CONTENT_RANGE) ? Refusal.CONTENT_RANGE : null;
        }
        if (!terms.allows(Permission.PARTS)) {
            return Refusal.PARTIAL;
        }
        return ContentRange.parse(response.fields().first(FieldNames.CONTENT_RANGE)) == null
                ? Refusal.CONTENT_RANGE
                : null;
    }

    /** RFC 9111 §5.2.1.5, §5.2.2.3, §5.2.2.5; site mode also heeds the field that a targeted one replaces. */
    private @Nullable Refusal noStore() {
        CacheControl control = response.effective();
        boolean understood = Statuses.isUnderstood(response.status());
        if (control.mustUnderstand() && !understood) {
            return Refusal.MUST_UNDERSTAND;
        }
        boolean overridden = control.mustUnderstand() && !terms.isSite();
        if ((control.isNoStore() && !overridden) || (terms.isSite() && plain().isNoStore())) {
            return Refusal.NO_STORE;
        }
        boolean asked = !terms.isSite()
                && !terms.allows(Permission.IGNORE_REQUEST_DIRECTIVES)
                && CacheControl.ofRequest(request.fields()).isNoStore();
        return asked ? Refusal.REQUEST_NO_STORE : null;
    }

    /** RFC 9111 §5.2.2.7; in site mode the form that lists fields forbids storing as well. */
    private @Nullable Refusal privacy() {
        CacheControl control = response.effective();
        boolean forbidden = control.isPrivate() || (terms.isSite() && (restricts(control) || restricts(plain())));
        return forbidden ? Refusal.PRIVATE : null;
    }

    private static boolean restricts(CacheControl control) {
        return control.isPrivate() || !control.privateFields().isEmpty();
    }

    /** RFC 9111 §5.2.2.4: may be stored if it can be validated; site mode does not. */
    private @Nullable Refusal noCache() {
        CacheControl control = response.effective();
        if (terms.isSite()) {
            return asksEachTime(control) || asksEachTime(plain()) ? Refusal.NO_CACHE : null;
        }
        boolean hopeless =
                control.isNoCache() && !Validators.of(response.fields()).any();
        return hopeless ? Refusal.NO_CACHE : null;
    }

    private static boolean asksEachTime(CacheControl control) {
        return control.isNoCache() || !control.noCacheFields().isEmpty();
    }

    private @Nullable Refusal cookie() {
        boolean sets = response.has(FieldNames.SET_COOKIE);
        return sets && !terms.allows(Permission.SET_COOKIE) ? Refusal.SET_COOKIE : null;
    }

    /** RFC 9111 §4.1: no later request could match. */
    private @Nullable Refusal variance() {
        return VaryFields.of(response.fields()).isStar() ? Refusal.VARY_STAR : null;
    }

    private @Nullable Refusal endless() {
        String type = response.fields().first(FieldNames.CONTENT_TYPE);
        String name = type == null ? "" : FieldSyntax.lowerCase(FieldSyntax.trim(type));
        boolean stream = name.startsWith("text/event-stream") || name.startsWith("multipart/x-mixed-replace");
        return stream ? Refusal.ENDLESS : null;
    }

    private CacheControl plain() {
        return response.control().plain();
    }
}
