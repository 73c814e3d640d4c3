package dev.larder.internal.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps what a live part writes; what it says besides is ignored, as of any included resource. */
public final class LiveResponse extends HttpServletResponseWrapper {

    private final Charset charset;
    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);
    private final Bytes bytes = new Bytes();
    private int error;

    LiveResponse(HttpServletResponse response, Charset charset) {
        super(response);
        this.charset = charset;
    }

    /** All that was written. */
    String text() {
        writer.flush();
        return text + bytes.written.toString(charset);
    }

    /** The status of its failure, 0 for none. */
    int error() {
        return error;
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return bytes;
    }

    @Override
    public String getCharacterEncoding() {
        return charset.name();
    }

    @Override
    public void sendError(int status) {
        error = status;
    }

    @Override
    public void sendError(int status, String message) {
        error = status;
    }

    @Override
    public void flushBuffer() {
        // the page decides when it goes out
    }

    @Override
    public void resetBuffer() {
        writer.flush();
        text.getBuffer().setLength(0);
        bytes.written.reset();
    }

    @Override
    public void reset() {
        resetBuffer();
    }

    // ---- the head, which is the page's

    @Override
    public void setStatus(int status) {
        // the page's
    }

    @Override
    public void sendRedirect(String location) {
        // the page is here
    }

    @Override
    public void addCookie(Cookie cookie) {
        // a session may begin all the same
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        // the page's
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        // the page's
    }

    @Override
    public void setIntHeader(String name, int value) {
        // the page's
    }

    @Override
    public void addIntHeader(String name, int value) {
        // the page's
    }

    @Override
    public void setDateHeader(String name, long date) {
        // the page's
    }

    @Override
    public void addDateHeader(String name, long date) {
        // the page's
    }

    @Override
    public void setContentType(@Nullable String type) {
        // the page's
    }

    @Override
    public void setCharacterEncoding(@Nullable String name) {
        // the page's
    }

    @Override
    public void setLocale(Locale locale) {
        // the page's
    }

    @Override
    public void setContentLength(int length) {
        // the part's is not the page's
    }

    @Override
    public void setContentLengthLong(long length) {
        // the part's is not the page's
    }

    /** Bytes in the charset of the page. */
    private static final class Bytes extends ServletOutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public void write(int octet) {
            written.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            written.write(octets, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("an included resource does not write asynchronously");
        }
    }
}
