package dev.larder.internal.http;

import java.util.Set;

/**
 * A request as far as storing its response depends on it.
 *
 * @param method as sent
 * @param uri the target, as absolute or as origin-form text
 * @param fields its header fields
 * @param circumstances what else speaks against storing
 */
public record RequestFacts(String method, String uri, FieldLookup fields, Set<Circumstance> circumstances) {

    /** A GET without circumstances. */
    public static RequestFacts get(String uri, FieldLookup fields) {
        return new RequestFacts("GET", uri, fields, Set.of());
    }
}
