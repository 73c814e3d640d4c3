package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.HttpDate;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A response of which the client sees nothing until its head is complete: then it goes out and everything after it passes through,
 * or the client never sees any of it, because something stored answers him instead.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    /** Something done to a response. */
    @FunctionalInterface
    private interface Step {
        void on(HttpServletResponse response);
    }

    private enum State {
        HELD,
        PASSED,
        SWALLOWED
    }

    private final IntPredicate passes;
    private final HeadRecord head = new HeadRecord();
    private final List<Step> steps = new ArrayList<>();
    private State state = State.HELD;
    private int status = HttpServletResponse.SC_OK;
    private ContentType type = ContentType.NONE;
    private @Nullable HeldStream stream;
    private @Nullable PrintWriter writer;

    /**
     * Holds a response back.
     *
     * @param passes decides by the status whether the client gets it
     */
    HeldResponse(HttpServletResponse client, IntPredicate passes) {
        super(client);
        this.passes = passes;
    }

    /** For computing a page whose visitor has been served already. */
    static HeldResponse detached(HttpServletResponse served) {
        return new HeldResponse(served, status -> false);
    }

    private HttpServletResponse client() {
        return (HttpServletResponse) getResponse();
    }

    /** Whether the client never sees it. */
    boolean isSwallowed() {
        return state == State.SWALLOWED;
    }

    /** The head is complete: decides. Answers whether what follows goes to the client. */
    boolean pass() {
        if (state == State.HELD) {
            state = passes.test(status) ? State.PASSED : State.SWALLOWED;
            if (state == State.PASSED) {
                steps.forEach(step -> step.on(client()));
            }
        }
        return state == State.PASSED;
    }

    private void say(Step step) {
        if (state == State.PASSED) {
            step.on(client());
        } else {
            steps.add(step);
        }
    }

    private boolean isOut() {
        return state == State.PASSED;
    }

    // ---- body

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new HeldStream(this);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (isOut() && writer == null) {
            return client().getWriter();
        }
        if (writer == null) {
            type = type.withCharset(getCharacterEncoding());
            writer = new PrintWriter(new HeldWriter(this));
        }
        return writer;
    }

    @Override
    public boolean isCommitted() {
        return isOut() && client().isCommitted();
    }

    @Override
    public void flushBuffer() throws IOException {
        if (pass()) {
            client().flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (isOut()) {
            client().resetBuffer();
        }
    }

    /** What was swallowed until now is forgotten: the new head decides anew. */
    @Override
    public void reset() {
        if (isOut()) {
            client().reset();
            return;
        }
        state = State.HELD;
        head.clear();
        steps.clear();
        status = HttpServletResponse.SC_OK;
        type = ContentType.NONE;
        stream = null;
        writer = null;
    }

    @Override
    public void setBufferSize(int size) {
        say(response -> response.setBufferSize(size));
    }

    // ---- status

    @Override
    public void setStatus(int code) {
        status = code;
        say(response -> response.setStatus(code));
    }

    @Override
    public int getStatus() {
        return isOut() ? client().getStatus() : status;
    }

    @Override
    public void sendError(int code) throws IOException {
        if (CapturedResponse.isInterim(code)) {
            client().sendError(code);
            return;
        }
        status = code;
        if (pass()) {
            client().sendError(code);
        }
    }

    @Override
    public void sendError(int code, String message) throws IOException {
        status = code;
        if (pass()) {
            client().sendError(code, message);
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        status = HttpServletResponse.SC_FOUND;
        head.set(FieldNames.LOCATION, location);
        if (pass()) {
            client().sendRedirect(location);
        }
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int code, boolean clear) throws IOException {
        status = code;
        head.set(FieldNames.LOCATION, location);
        if (pass()) {
            LaterApi.sendRedirect(client(), location, code, clear);
        }
    }

    // ---- fields

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(FieldNames.CONTENT_TYPE)) {
            setContentType(value);
            return;
        }
        head.set(name, value);
        say(response -> response.setHeader(name, value));
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (value == null || name.equalsIgnoreCase(FieldNames.CONTENT_TYPE)) {
            setHeader(name, value);
            return;
        }
        head.add(name, value);
        say(response -> response.addHeader(name, value));
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long millis) {
        setHeader(name, HttpDate.format(Instant.ofEpochMilli(millis)));
    }

    @Override
    public void addDateHeader(String name, long millis) {
        addHeader(name, HttpDate.format(Instant.ofEpochMilli(millis)));
    }

    @Override
    public @Nullable String getHeader(String name) {
        String own = head.fields().first(name);
        return own == null && isOut() ? client().getHeader(name) : own;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isOut() ? client().getHeaders(name) : head.fields().lines(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        if (isOut()) {
            return client().getHeaderNames();
        }
        Collection<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < head.fields().size(); i++) {
            names.add(head.fields().name(i));
        }
        return names;
    }

    @Override
    public boolean containsHeader(String name) {
        return head.fields().has(name) || (isOut() && client().containsHeader(name));
    }

    @Override
    public void addCookie(Cookie cookie) {
        head.cookie();
        say(response -> response.addCookie(cookie));
    }

    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        say(response -> response.setTrailerFields(supplier));
    }

    // ---- type and length

    @Override
    public void setContentType(@Nullable String text) {
        type = type.with(text, writer != null);
        say(response -> response.setContentType(text));
    }

    @Override
    public @Nullable String getContentType() {
        return isOut() ? client().getContentType() : type.text();
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        if (writer == null) {
            type = type.withCharset(name);
        }
        say(response -> response.setCharacterEncoding(name));
    }

    /** Overrides where the container has Servlet 6.1. */
    public void setCharacterEncoding(@Nullable Charset encoding) {
        setCharacterEncoding(encoding == null ? null : encoding.name());
    }

    @Override
    public String getCharacterEncoding() {
        String own = type.charset();
        if (isOut()) {
            return client().getCharacterEncoding();
        }
        return own == null ? StandardCharsets.ISO_8859_1.name() : own;
    }

    @Override
    public void setLocale(Locale locale) {
        head.set(FieldNames.CONTENT_LANGUAGE, locale.toLanguageTag());
        say(response -> response.setLocale(locale));
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        head.set(FieldNames.CONTENT_LENGTH, length < 0 ? null : Long.toString(length));
        say(response -> response.setContentLengthLong(length));
    }
}
