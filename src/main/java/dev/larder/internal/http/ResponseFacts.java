package dev.larder.internal.http;

/**
 * A response's head.
 *
 * @param status the status code
 * @param fields its header fields
 * @param control what they say to caches
 */
public record ResponseFacts(int status, FieldLookup fields, ResponseControl control) {

    /** Reads the control out of the fields. */
    public static ResponseFacts of(int status, FieldLookup fields) {
        return new ResponseFacts(status, fields, ResponseControl.of(fields));
    }

    CacheControl effective() {
        return control.effective();
    }

    boolean has(String name) {
        return fields.first(name) != null;
    }
}
