package dev.larder.internal.faces;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;

/** Keeps what an included resource writes. */
final class IncludedResponse extends HttpServletResponseWrapper {

    private final StringWriter text = new StringWriter();
    private final PrintWriter writer = new PrintWriter(text);
    private final Bytes bytes = new Bytes();

    IncludedResponse(HttpServletResponse response) {
        super(response);
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
    public void flushBuffer() {
        // the page decides when it goes out
    }

    /** All that was written. */
    String text() {
        writer.flush();
        return text + bytes.written.toString(Charset.forName(getCharacterEncoding()));
    }

    /** Bytes in the encoding of the page. */
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
