package dev.larder.internal.page;

import dev.larder.internal.http.EntityTag;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.StoredFields;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The strong entity tag of a page whose whole body is in hand while its client has seen nothing of it yet.
 *
 * @param request what the client asked
 * @param response its answer, which is not committed
 */
record PageTag(HttpServletRequest request, HttpServletResponse response) {

    private static final int BYTES = 16;

    /** What a tag is made of. */
    static String digest(byte[] body) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Gives the answer its tag. */
    void set(String digest) {
        response.setHeader(FieldNames.ETAG, new EntityTag(false, digest).toString());
    }

    /** Answers with 304 where the client has the page already, and with 412 where it means another one (RFC 9110 §13.2.2). */
    void weigh(Clock clock) throws IOException {
        Fields fields = sent();
        Instant now = clock.instant();
        Representation known = Representation.of(HttpServletResponse.SC_OK, fields, now);
        Representation current = new Representation(known.status(), known.etag(), known.modified(), null);
        switch (Preconditions.of("GET", new RequestFields(request), current, now)) {
            case NOT_MODIFIED -> answerNotModified(fields);
            case PRECONDITION_FAILED -> {
                response.resetBuffer();
                response.sendError(HttpServletResponse.SC_PRECONDITION_FAILED);
            }
            case PROCEED -> {
                // the client gets the page
            }
        }
    }

    /** All fields of the answer, those of the container and of other filters too. */
    private Fields sent() {
        List<String> flat = new ArrayList<>();
        for (String name : response.getHeaderNames()) {
            for (String line : response.getHeaders(name)) {
                flat.add(name);
                flat.add(line);
            }
        }
        return Fields.of(flat);
    }

    /** A 304 has no fields of a body (RFC 9110 §15.4.5); what is said of the exchange, and to this client, stays. */
    private void answerNotModified(Fields fields) {
        response.reset();
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        add(StoredFields.ofNotModified(fields));
        add(fields.only(name ->
                FieldNames.SET_COOKIE.equalsIgnoreCase(name) || FieldNames.CACHE_STATUS.equalsIgnoreCase(name)));
    }

    private void add(Fields fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i == 0 || response.getHeaders(fields.name(i)).stream().noneMatch(fields.value(i)::equals)) {
                response.addHeader(fields.name(i), fields.value(i));
            }
        }
    }
}
