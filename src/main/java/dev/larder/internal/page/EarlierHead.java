package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.StoredFields;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * What a response has been told before the application is called: by filters in front of the cache, or by the server.
 *
 * @param fields its header fields
 * @param type its type and charset
 */
record EarlierHead(Fields fields, ContentType type) {

    static final EarlierHead NONE = new EarlierHead(Fields.NONE, ContentType.NONE);

    static EarlierHead of(HttpServletResponse response) {
        return new EarlierHead(fields(response), ContentType.of(response));
    }

    /** All header fields of a response, those of the container and of other filters too. */
    static Fields fields(HttpServletResponse response) {
        List<String> flat = new ArrayList<>();
        for (String name : response.getHeaderNames()) {
            for (String line : response.getHeaders(name)) {
                flat.add(name);
                flat.add(line);
            }
        }
        return Fields.of(flat);
    }

    /** Whether cookies were set since, such as that of a session. */
    boolean hasOtherCookies(HttpServletResponse response) {
        return !fields.lines(FieldNames.SET_COOKIE).equals(List.copyOf(response.getHeaders(FieldNames.SET_COOKIE)));
    }

    /** Takes back all that was said since. */
    void restore(HttpServletResponse response) {
        response.reset();
        add(fields.without(FieldNames.CONTENT_TYPE), response);
        if (type.media() != null) {
            response.setContentType(type.text());
        } else if (type.charset() != null) {
            response.setCharacterEncoding(type.charset());
        }
    }

    /**
     * Makes a 304 of an answer: no body, and none of the fields that describe one (RFC 9110 §15.4.5). What is said of the exchange,
     * and to this client, stays, as does what was said earlier.
     */
    void answerNotModified(HttpServletResponse response) {
        Fields said = fields(response);
        response.reset();
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        add(StoredFields.ofNotModified(said), response);
        add(
                said.only(name ->
                        FieldNames.SET_COOKIE.equalsIgnoreCase(name) || FieldNames.CACHE_STATUS.equalsIgnoreCase(name)),
                response);
        Fields kept = StoredFields.withoutBody(fields).only(name -> !response.containsHeader(name));
        add(kept, response);
    }

    private static void add(Fields fields, HttpServletResponse response) {
        for (int i = 0; i < fields.size(); i++) {
            if (!response.getHeaders(fields.name(i)).contains(fields.value(i))) {
                response.addHeader(fields.name(i), fields.value(i));
            }
        }
    }
}
