package dev.larder.internal.page;

import dev.larder.internal.http.EntityTag;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Representation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * The strong entity tag of a page whose whole body is in hand while its client has seen nothing of it yet.
 *
 * @param request what the client asked
 * @param response its answer, which is not committed
 * @param earlier what that was told before the application was called
 */
record PageTag(HttpServletRequest request, HttpServletResponse response, EarlierHead earlier) {

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
        Fields fields = EarlierHead.fields(response);
        Instant now = clock.instant();
        Representation known = Representation.of(HttpServletResponse.SC_OK, fields, now);
        Representation current = new Representation(known.status(), known.etag(), known.modified(), null);
        switch (Preconditions.of("GET", new RequestFields(request), current, now)) {
            case NOT_MODIFIED -> earlier.answerNotModified(response);
            case PRECONDITION_FAILED -> {
                response.resetBuffer();
                response.sendError(HttpServletResponse.SC_PRECONDITION_FAILED);
            }
            case PROCEED -> {
                // the client gets the page
            }
        }
    }
}
