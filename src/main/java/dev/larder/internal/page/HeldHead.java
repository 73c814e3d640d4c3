package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.HttpDate;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The head of a response that is held back: what the application says is remembered, and repeated to the client if he is to see it. */
abstract sealed class HeldHead extends HttpServletResponseWrapper permits HeldResponse {

    /** Something done to a response. */
    @FunctionalInterface
    interface Step {
        void on(HttpServletResponse response);
    }

    private final HeadRecord head = new HeadRecord();
    private final List<Step> steps = new ArrayList<>();
    private final ContentType earlier;
    private ContentType type;

    /**
     * Begins.
     *
     * @param earlier the type and charset that the client's response was told before
     */
    HeldHead(HttpServletResponse client, ContentType earlier) {
        super(client);
        this.earlier = earlier;
        this.type = earlier;
    }

    final HttpServletResponse client() {
        return (HttpServletResponse) getResponse();
    }

    /** Whether the client sees it, so that what follows goes to him. */
    abstract boolean isOut();

    /** Whether the application has the writer, after which the charset is fixed. */
    abstract boolean isWriting();

    final void say(Step step) {
        if (isOut()) {
            step.on(client());
        } else {
            steps.add(step);
        }
    }

    /** Says to the client what was said until now. */
    final void repeat() {
        steps.forEach(step -> step.on(client()));
    }

    final void forgetHead() {
        head.clear();
        steps.clear();
        type = earlier;
    }

    final void fixCharset() {
        type = type.withCharset(getCharacterEncoding());
    }

    final void noteLocation(String location) {
        head.set(FieldNames.LOCATION, location);
    }

    @Override
    public void setBufferSize(int size) {
        say(response -> response.setBufferSize(size));
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
        type = type.with(text, isWriting());
        say(response -> response.setContentType(text));
    }

    @Override
    public @Nullable String getContentType() {
        return isOut() ? client().getContentType() : type.text();
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        if (!isWriting()) {
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
