package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.Refusal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A response that goes to the client as the application makes it, and is captured on the way. Nothing is held back: the first byte
 * reaches the client as early as without the capture.
 */
final class CapturedResponse extends HttpServletResponseWrapper {

    /** Who is told how far the response has come. */
    interface Progress {
        /** The body begins or the head is about to go out: the last moment to add fields. May be told more than once. */
        void headReady();

        /** The head has gone out; status and fields are final. */
        void committed();

        /** The application has done something after which the page cannot be stored. */
        void unfit(String reason);

        /** Something is being handed to the client, which may take as long as the client likes. */
        void writing();

        /** It has been handed over. */
        void written();

        /** The application writes without blocking: whenever the stream is ready, which goes to the client or to nobody. */
        void listens(ServletOutputStream stream, WriteListener listener);
    }

    private static final String EVENT_STREAM = "text/event-stream";

    private final HeadRecord head = new HeadRecord();
    private final BodyCapture body;
    private final Progress progress;
    private @Nullable CapturedStream stream;
    private @Nullable CapturedWriter writer;
    private @Nullable PrintWriter printer;
    private int sent;
    private boolean begun;
    private boolean committed;
    private boolean muted;
    private boolean broken;

    CapturedResponse(HttpServletResponse client, long limitBytes, Progress progress) {
        super(client);
        this.body = new BodyCapture(limitBytes);
        this.progress = progress;
    }

    private HttpServletResponse client() {
        return (HttpServletResponse) getResponse();
    }

    // ---- what the capture knows

    /** The application's header fields, with what the container made of type and language. */
    Fields fields() {
        Fields fields = head.fields().without(FieldNames.CONTENT_TYPE);
        String type = client().getContentType();
        return type == null ? fields : fields.plus(FieldNames.CONTENT_TYPE, type);
    }

    boolean setsCookie() {
        return head.setsCookie();
    }

    BodyCapture body() {
        return body;
    }

    /** Whether the body is cut short: the client went away, or fewer or more bytes came than were announced. */
    boolean isIncomplete() {
        String announced = head.fields().first(FieldNames.CONTENT_LENGTH);
        return broken || (announced != null && !announced.strip().equals(Integer.toString(body.count())));
    }

    /** The status the application gave, whatever the client was answered. */
    int status() {
        if (sent != 0) {
            return sent;
        }
        return muted ? HttpServletResponse.SC_OK : client().getStatus();
    }

    /** Answers the client with 304 and lets it have no body, while the application's 200 goes on to be captured. */
    void answerNotModified() {
        client().setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        client().setContentLengthLong(-1);
        muted = true;
    }

    boolean isMuted() {
        return muted;
    }

    /** Something that hands bytes to the client. */
    @FunctionalInterface
    interface Sending {
        void run() throws IOException;
    }

    void send(Sending sending) throws IOException {
        progress.writing();
        try {
            sending.run();
        } catch (IOException e) {
            broken();
            throw e;
        } finally {
            progress.written();
        }
    }

    void listens(ServletOutputStream clients, WriteListener listener) {
        progress.listens(clients, listener);
    }

    void broken() {
        broken = true;
        progress.unfit("incomplete");
    }

    /** The chain has returned: nothing more will be captured. */
    void end() {
        if (writer != null) {
            writer.drain();
        }
        if (!client().isCommitted()) {
            progress.headReady();
            tellLength();
        }
    }

    /** Jetty says of a 304 that the page has no bytes, unless it is told how many (RFC 9110 §8.6). */
    private void tellLength() {
        if (muted && !body.isExceeded()) {
            client().setContentLengthLong(body.count());
        }
    }

    void beforeBody() {
        if (!begun) {
            begun = true;
            progress.headReady();
        }
    }

    void afterWrite() {
        if (!committed && client().isCommitted()) {
            committed = true;
            progress.committed();
        }
        if (body.isExceeded()) {
            progress.unfit("too-large");
        }
    }

    // ---- the body

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new CapturedStream(super.getOutputStream(), this);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (printer == null) {
            PrintWriter clients = super.getWriter();
            Charset charset = Charset.forName(getCharacterEncoding());
            writer = new CapturedWriter(clients, new OutputStreamWriter(body, charset), this);
            printer = new CapturedPrintWriter(writer);
        }
        return printer;
    }

    @Override
    public void flushBuffer() throws IOException {
        beforeBody();
        send(super::flushBuffer);
        afterWrite();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forgetBody();
    }

    @Override
    public void reset() {
        super.reset();
        head.clear();
        sent = 0;
        forgetBody();
        stream = null;
        writer = null;
        printer = null;
    }

    private void forgetBody() {
        if (writer != null) {
            writer.drain();
        }
        body.clear();
        begun = false;
        speakAgain();
    }

    /** What the client was to be told about its own copy no longer holds. */
    private void speakAgain() {
        if (muted && !client().isCommitted()) {
            muted = false;
            client().setStatus(HttpServletResponse.SC_OK);
        }
    }

    // ---- status and fields

    @Override
    public void setStatus(int status) {
        if (muted && status != HttpServletResponse.SC_OK) {
            broken(); // the client has been told about a page that this is not
        } else if (!muted) {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (isInterim(status)) {
            super.sendError(status);
            return;
        }
        headReady(status);
        super.sendError(status);
        broken(); // the container writes the error's page later, past the capture
        afterWrite();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (isInterim(status)) {
            super.sendError(status, message);
            return;
        }
        headReady(status);
        super.sendError(status, message);
        broken();
        afterWrite();
    }

    /** Jetty's way to send 102 and 103, after which the response goes on; elsewhere it ends with such a status, which is unfit. */
    static boolean isInterim(int status) {
        return status >= 100 && status < 200;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        headReady(HttpServletResponse.SC_FOUND);
        super.sendRedirect(location);
        redirected(true);
    }

    // Three methods of Servlet 6.1, which call the client's response past this one unless they are here as well.

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, boolean clear) throws IOException {
        sendRedirect(location, HttpServletResponse.SC_FOUND, clear);
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int status) throws IOException {
        sendRedirect(location, status, true);
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int status, boolean clear) throws IOException {
        headReady(status);
        LaterApi.sendRedirect(client(), location, status, clear);
        redirected(clear);
    }

    /** The response counts as committed by now, so that nothing can be recorded as if the application set it. */
    private void redirected(boolean clear) {
        head.set(FieldNames.LOCATION, client().getHeader(FieldNames.LOCATION));
        if (clear) {
            forgetBody();
        }
        afterWrite();
    }

    /** The container closes the response with that status at once. */
    private void headReady(int status) {
        speakAgain();
        sent = client().isCommitted() ? sent : status;
        progress.headReady();
    }

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
        if (!muted) {
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
            progress.unfit("session");
        }
        return encoded;
    }
}
