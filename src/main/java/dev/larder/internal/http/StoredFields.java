package dev.larder.internal.http;

import java.util.HashSet;
import java.util.Set;

/** Which header fields a cache keeps, renews and repeats (RFC 9111 §3.1, §3.2; RFC 9110 §15.4.5). */
public final class StoredFields {

    /** What describes the stored bytes themselves: a 304 does not change it. */
    private static final Set<String> OF_THE_BODY =
            Set.of("content-length", "content-encoding", "content-range", "transfer-encoding");

    private static final Set<String> OF_NOT_MODIFIED = Set.of(
            "cache-control", "content-location", "date", "etag", "expires", "last-modified", "set-cookie", "vary");

    /** What describes a body, whether it is there or not. */
    private static final Set<String> OF_ANY_BODY = Set.of(
            "accept-ranges",
            "content-digest",
            "content-disposition",
            "content-encoding",
            "content-language",
            "content-length",
            "content-md5",
            "content-range",
            "content-type",
            "repr-digest",
            "trailer",
            "transfer-encoding");

    private StoredFields() {}

    /**
     * What is kept of a response: everything but the connection's own fields, those that {@code private="..."} and {@code
     * no-cache="..."} list, and Age, which the entry's own age replaces.
     */
    public static Fields toStore(Fields response) {
        HopByHop hopByHop = HopByHop.of(response);
        Set<String> excluded = excluded(ResponseControl.of(response).effective());
        return response.only(name -> !hopByHop.includes(name)
                && !excluded.contains(FieldSyntax.lowerCase(name))
                && !name.equalsIgnoreCase(FieldNames.AGE));
    }

    /** The stored fields after a 304: each field it carries replaces all stored lines of that name (§3.2, §4.3.4). */
    public static Fields renewed(Fields stored, Fields notModified) {
        Fields newer = toStore(notModified).only(name -> !OF_THE_BODY.contains(FieldSyntax.lowerCase(name)));
        return toStore(stored.only(name -> !newer.has(name)).plus(newer)); // it may forbid to keep what was stored
    }

    /** The fields a 304 carries. */
    public static Fields ofNotModified(Fields stored) {
        return stored.only(name -> OF_NOT_MODIFIED.contains(FieldSyntax.lowerCase(name)));
    }

    /** The fields of an answer that do not describe its body. */
    public static Fields withoutBody(Fields answer) {
        return answer.only(name -> !OF_ANY_BODY.contains(FieldSyntax.lowerCase(name)));
    }

    private static Set<String> excluded(CacheControl control) {
        Set<String> excluded = new HashSet<>(control.privateFields());
        excluded.addAll(control.noCacheFields());
        return excluded;
    }
}
