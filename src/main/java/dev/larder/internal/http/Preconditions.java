package dev.larder.internal.http;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions of a request against the current state, in the order RFC 9110 §13.2.2 prescribes. */
public final class Preconditions {

    /** What becomes of the request. */
    public enum Verdict {
        /** It is answered as if it had no conditions. */
        PROCEED,
        /** 304: the client has it already. */
        NOT_MODIFIED,
        /** 412: the state is not the one the client means. */
        PRECONDITION_FAILED
    }

    private Preconditions() {}

    /** Whether the request has a condition of any kind, If-Range left aside. */
    public static boolean isConditional(FieldLookup request) {
        return request.first(FieldNames.IF_NONE_MATCH) != null
                || request.first(FieldNames.IF_MODIFIED_SINCE) != null
                || isForOrigin(request);
    }

    /** Whether the request has a condition that a cache leaves to the origin (RFC 9111 §4.3.2). */
    public static boolean isForOrigin(FieldLookup request) {
        return request.first(FieldNames.IF_MATCH) != null || request.first(FieldNames.IF_UNMODIFIED_SINCE) != null;
    }

    /**
     * The verdict of an origin, which weighs all conditions (RFC 9110 §13.2.2).
     *
     * @param now the present, for two-digit years
     */
    public static Verdict of(String method, FieldLookup request, Representation current, Instant now) {
        if (!current.isConditional()) {
            return Verdict.PROCEED;
        }
        boolean failed = request.first(FieldNames.IF_MATCH) != null
                ? !ifMatch(request, current)
                : !ifUnmodifiedSince(request, current, now);
        return failed ? Verdict.PRECONDITION_FAILED : ofCache(method, request, current, now);
    }

    /** The verdict of a cache, which weighs If-None-Match and If-Modified-Since only (RFC 9111 §4.3.2). */
    public static Verdict ofCache(String method, FieldLookup request, Representation current, Instant now) {
        if (!current.isConditional()) {
            return Verdict.PROCEED;
        }
        boolean retrieval = Methods.isRetrieval(method);
        if (request.first(FieldNames.IF_NONE_MATCH) != null) {
            Verdict known = retrieval ? Verdict.NOT_MODIFIED : Verdict.PRECONDITION_FAILED;
            return ifNoneMatch(retrieval, request, current) ? Verdict.PROCEED : known;
        }
        boolean unchanged = retrieval && !ifModifiedSince(request, current, now);
        return unchanged ? Verdict.NOT_MODIFIED : Verdict.PROCEED;
    }

    /** Whether a Range may be answered with a part: If-Range is absent or names exactly this representation (§13.1.5). */
    public static boolean allowRange(FieldLookup request, Representation current, Instant now) {
        String condition = request.first(FieldNames.IF_RANGE);
        if (condition == null) {
            return true;
        }
        EntityTag wanted = EntityTag.parse(condition);
        if (wanted != null) {
            return current.etag() != null && current.etag().stronglyEquals(wanted);
        }
        Instant since = HttpDate.parse(condition, now);
        return since != null && since.equals(current.modified()) && isStrongDate(current);
    }

    /** A modification date identifies the state only if it is older than the response (§8.8.2.2). */
    private static boolean isStrongDate(Representation current) {
        return current.modified() != null
                && current.date() != null
                && current.date().isAfter(current.modified());
    }

    /** §13.1.1: strong comparison. */
    private static boolean ifMatch(FieldLookup request, Representation current) {
        List<String> lines = request.lines(FieldNames.IF_MATCH);
        if (isAny(lines)) {
            return current.exists();
        }
        EntityTag etag = current.etag();
        return etag != null && EntityTag.parseList(lines).stream().anyMatch(etag::stronglyEquals);
    }

    /** §13.1.4: ignored when unreadable, or when nobody knows the modification date. */
    private static boolean ifUnmodifiedSince(FieldLookup request, Representation current, Instant now) {
        Instant since = onlyDate(request, FieldNames.IF_UNMODIFIED_SINCE, now);
        return since == null
                || current.modified() == null
                || !current.modified().isAfter(since);
    }

    /** §13.1.2: weak comparison; a retrieval of something without a tag cannot be told from a changed one. */
    private static boolean ifNoneMatch(boolean retrieval, FieldLookup request, Representation current) {
        List<String> lines = request.lines(FieldNames.IF_NONE_MATCH);
        EntityTag etag = current.etag();
        if (isAny(lines)) {
            return retrieval ? etag == null : !current.exists();
        }
        if (etag == null) {
            return true;
        }
        for (EntityTag known : EntityTag.parseList(lines)) {
            if (known.weaklyEquals(etag)) {
                return false;
            }
        }
        return true;
    }

    /** §13.1.3; a response without a modification date is as old as its Date (RFC 9111 §4.3.2). */
    private static boolean ifModifiedSince(FieldLookup request, Representation current, Instant now) {
        Instant modified = current.modified() == null ? current.date() : current.modified();
        Instant since = onlyDate(request, FieldNames.IF_MODIFIED_SINCE, now);
        return since == null || modified == null || modified.isAfter(since);
    }

    private static @Nullable Instant onlyDate(FieldLookup request, String name, Instant now) {
        String first = request.first(name);
        return first != null && request.lines(name).size() == 1 ? HttpDate.parse(first, now) : null;
    }

    private static boolean isAny(List<String> lines) {
        return lines.size() == 1 && FieldSyntax.trim(lines.get(0)).equals("*");
    }
}
