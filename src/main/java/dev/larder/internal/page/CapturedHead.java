package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The head of a response that is captured: the fields that the application sets are noted on their way to the client. */
abstract sealed class CapturedHead extends HttpServletResponseWrapper permits CapturedResponse {

    private static final String EVENT_STREAM = "text/event-stream";

    private final HeadRecord head = new HeadRecord();
    private final CaptureProgress progress;

    CapturedHead(HttpServletResponse client, CaptureProgress progress) {
        super(client);
        this.progress = progress;
    }

    final HttpServletResponse client() {
        return (HttpServletResponse) getResponse();
    }

    /** Whether the client has been answered 304 and gets no body. */
    abstract boolean isMuted();

    // ---- what was noted

    /** The application's header fields, with what the container made of type and language. */
    final Fields fields() {
        Fields fields = head.fields().without(FieldNames.CONTENT_TYPE);
        String type = client().getContentType();
        return type == null ? fields : fields.plus(FieldNames.CONTENT_TYPE, type);
    }

    final boolean setsCookie() {
        return head.setsCookie();
    }

    /** The length that the application has announced, null where it has not. */
    final @Nullable String announcedLength() {
        return head.fields().first(FieldNames.CONTENT_LENGTH);
    }

    /** The container has set it. */
    final void noteLocation() {
        head.set(FieldNames.LOCATION, client().getHeader(FieldNames.LOCATION));
    }

    final void forgetHead() {
        head.clear();
    }

    // ---- fields

    @Override
    public void setContentType(@Nullable String type) {
        super.setContentType(type);
        endless(type);
    }

    /** Known by its type long before its first event: nobody is to wait for it. */
    private void endless(@Nullable String type) {
        if (type != null && type.regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length())) {
            progress.unfit(Refusal.ENDLESS.code());
        }
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name != null && name.equalsIgnoreCase(FieldNames.CONTENT_TYPE)) {
            endless(value);
        }
        if (value == null) {
            removeHeader(name);
            return;
        }
        record(name, value, false);
        super.setHeader(name, value);
    }

    /** Null removes a field, says Servlet 6.1; Tomcat 10.1 takes no notice of it. */
    @SuppressWarnings("NullAway") // the platform's API is not annotated
    private void removeHeader(@Nullable String name) {
        super.setHeader(name, null);
        if (name != null && !client().containsHeader(name)) {
            record(name, null, false);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        record(name, value, true);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        record(name, Integer.toString(value), false);
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        record(name, Integer.toString(value), true);
        super.addIntHeader(name, value);
    }

    @Override
    public void setDateHeader(String name, long millis) {
        record(name, HttpDate.format(Instant.ofEpochMilli(millis)), false);
        super.setDateHeader(name, millis);
    }

    @Override
    public void addDateHeader(String name, long millis) {
        record(name, HttpDate.format(Instant.ofEpochMilli(millis)), true);
        super.addDateHeader(name, millis);
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        record(FieldNames.CONTENT_LENGTH, length < 0 ? null : Long.toString(length), false);
        if (!isMuted()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setLocale(java.util.Locale locale) {
        super.setLocale(locale);
        String told = client().getHeader(FieldNames.CONTENT_LANGUAGE);
        record(
                FieldNames.CONTENT_LANGUAGE,
                told == null ? locale.toLanguageTag() : told,
                false); // Payara's is told late
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!client().isCommitted()) {
            head.cookie();
        }
        super.addCookie(cookie);
    }

    /** What comes after the head has gone out is ignored, by the container as well. */
    private void record(@Nullable String name, @Nullable String value, boolean more) {
        if (client().isCommitted() || name == null || name.isEmpty()) {
            return;
        }
        if (more && value != null) {
            head.add(name, value);
        } else if (!more) {
            head.set(name, value);
        }
    }

    // ---- URLs

    @Override
    public String encodeURL(String url) {
        return watched(url, super.encodeURL(url));
    }

    @Override
    public String encodeRedirectURL(String url) {
        return watched(url, super.encodeRedirectURL(url));
    }

    private String watched(String url, String encoded) {
        if (!encoded.equals(url)) {
            Reader.tell("session: written into a URL");
            progress.unfit("session");
        }
        return encoded;
    }
}
