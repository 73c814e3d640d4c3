package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A response that no client sees: for computing a page anew after its visitor has been served the old one. */
final class DetachedResponse extends HttpServletResponseWrapper {

    private final HeadRecord head = new HeadRecord();
    private int status = HttpServletResponse.SC_OK;
    private @Nullable String type;
    private @Nullable String charset;
    private @Nullable PrintWriter writer;

    DetachedResponse(HttpServletResponse served) {
        super(served);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Nowhere();
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            charset = getCharacterEncoding();
            writer = new PrintWriter(new OutputStreamWriter(new Nowhere(), Charset.forName(charset)));
        }
        return writer;
    }

    @Override
    public void setContentType(@Nullable String contentType) {
        int at = contentType == null ? -1 : contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (contentType != null && at >= 0) {
            setCharacterEncoding(contentType
                    .substring(at + "charset=".length())
                    .replace("\"", "")
                    .strip());
            type = contentType.substring(0, contentType.indexOf(';')).strip();
        } else {
            type = contentType;
        }
    }

    @Override
    public @Nullable String getContentType() {
        return type == null || charset == null ? type : type + ";charset=" + charset;
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        charset = writer == null ? name : charset;
    }

    /** Overrides where the container has Servlet 6.1. */
    public void setCharacterEncoding(@Nullable Charset encoding) {
        setCharacterEncoding(encoding == null ? null : encoding.name());
    }

    @Override
    public String getCharacterEncoding() {
        return charset == null ? StandardCharsets.ISO_8859_1.name() : charset;
    }

    @Override
    public void setLocale(Locale locale) {
        head.set("Content-Language", locale.toLanguageTag());
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        status = code;
    }

    @Override
    public void sendError(int code, String message) {
        status = code;
    }

    @Override
    public void sendRedirect(String location) {
        status = HttpServletResponse.SC_FOUND;
        head.set("Location", location);
    }

    /** Overrides where the container has Servlet 6.1. */
    public void sendRedirect(String location, int code, boolean clear) {
        status = code;
        head.set("Location", location);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(value);
        } else {
            head.set(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase("Content-Type")) {
            setContentType(value);
        } else if (value != null) {
            head.add(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        head.set(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        head.add(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long millis) {
        head.set(name, Long.toString(millis));
    }

    @Override
    public void addDateHeader(String name, long millis) {
        head.add(name, Long.toString(millis));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return head.fields().first(name);
    }

    @Override
    public java.util.Collection<String> getHeaders(String name) {
        return head.fields().lines(name);
    }

    @Override
    public java.util.Collection<String> getHeaderNames() {
        java.util.Set<String> names = new java.util.TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < head.fields().size(); i++) {
            names.add(head.fields().name(i));
        }
        return names;
    }

    @Override
    public boolean containsHeader(String name) {
        return head.fields().has(name);
    }

    /** A cookie of a computation without a visitor goes nowhere; the capture has seen it. */
    @Override
    public void addCookie(Cookie cookie) {
        head.cookie();
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        head.set("Content-Length", length < 0 ? null : Long.toString(length));
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void flushBuffer() {
        // nobody waits for it
    }

    @Override
    public void resetBuffer() {
        // nothing is kept here
    }

    @Override
    public void reset() {
        head.clear();
        status = HttpServletResponse.SC_OK;
        type = null;
        charset = null;
        writer = null;
    }

    @Override
    public void setTrailerFields(Supplier<java.util.Map<String, String>> supplier) {
        // they would go to a client
    }

    /** A stream that leads nowhere. */
    private static final class Nowhere extends ServletOutputStream {
        @Override
        public void write(int octet) {
            // the capture has it
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            // the capture has it
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("the response (from a refresh): there is no client to wait for.");
        }
    }
}
