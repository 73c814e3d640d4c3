package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a request neither is answered from the cache nor leaves anything in it: one reason, one word. */
enum Bypass {
    /** {@code larder.enabled} is false. */
    SWITCHED_OFF("switched-off"),
    /** The page's cache has the backend {@code none}. */
    NO_BACKEND("no-backend"),
    /** The annotation {@code @NeverCache}. */
    NEVER_CACHE("never-cache"),
    /** The host is not among those whose pages are cached. */
    HOST("host"),
    PATH_PARAMETER(Refusal.PATH_PARAMETER.code()),
    /** The path is encoded so that it can be read in two ways. */
    PATH_ENCODING("path-encoding"),
    REQUEST_BODY(Refusal.REQUEST_BODY.code()),
    AUTHENTICATED(Refusal.AUTHENTICATED.code()),
    AUTHORIZATION(Refusal.AUTHORIZATION.code()),
    /** The page is shared by session, and this session cannot be told from what it may be next. */
    SESSION(Refusal.SESSION.code()),
    /** Part of a page that is not stored; of one that is stored, the cache gives parts itself. */
    RANGE(Refusal.RANGE.code()),
    /** Conditions for changing something are the application's own business. */
    PRECONDITION(Refusal.PRECONDITION.code()),
    /** A HEAD for a page that is not stored and would not be. */
    METHOD(Refusal.METHOD.code()),
    /** The page answers conditions and is not stored. */
    CONDITIONAL("conditional"),
    /** The cache failed, or the computation that was waited for. */
    FAILURE("failure"),
    /** The page varies on something new each time it is looked up. */
    VARIANTS("variants");

    private static final String TRANSFER_ENCODING = "Transfer-Encoding";

    private final String code;

    Bypass(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The first reason that applies to a GET or HEAD, whatever page it is for, or null. */
    static @Nullable Bypass of(HttpServletRequest request, PageOptions options) {
        if (!isServed(request.getServerName(), options)) {
            return HOST;
        }
        Bypass path = RequestPath.objection(request);
        if (path != null) {
            return path;
        }
        if (mayHaveBody(request)) {
            return REQUEST_BODY;
        }
        return Preconditions.isForOrigin(new RequestFields(request)) ? PRECONDITION : null;
    }

    /** From HTTP/2 on a body need not be announced; a form in one would join the parameters on some servers. */
    private static boolean mayHaveBody(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > 0 || request.getHeader(TRANSFER_ENCODING) != null) {
            return true;
        }
        return length < 0
                && request.getContentType() != null
                && !request.getProtocol().startsWith("HTTP/1.");
    }

    private static boolean isServed(@Nullable String host, PageOptions options) {
        var hosts = options.addresses().hosts();
        return host != null && (hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT)));
    }

    /** What of the visitor speaks against a page that is meant for that audience; a gateway leaves it to its origin. */
    static @Nullable Bypass ofVisitor(PageRequest page, PageOptions options) {
        boolean known = page.audience().signedIn();
        return known || !options.isSite() ? null : visitor(page.request());
    }

    private static @Nullable Bypass visitor(HttpServletRequest request) {
        String credentials = request.getHeader(FieldNames.AUTHORIZATION);
        if (credentials != null && !credentials.isBlank()) {
            return AUTHORIZATION;
        }
        return request.getUserPrincipal() == null ? null : AUTHENTICATED;
    }
}
