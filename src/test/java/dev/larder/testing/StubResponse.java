package dev.larder.testing;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An answer that goes nowhere: its fields are kept as a server keeps them, its body is counted. */
public final class StubResponse extends HttpServletResponseWrapper {

    private static final HttpServletResponse INERT = Inert.of(HttpServletResponse.class);

    private final List<String> fields = new ArrayList<>(32);
    private final Sink sink = new Sink();
    private int status = SC_OK;
    private @Nullable String type;

    /** One. */
    public StubResponse() {
        super(INERT);
    }

    /** How many bytes have been written. */
    public long count() {
        return sink.count;
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
    public void setContentType(String value) {
        type = value;
    }

    @Override
    public @Nullable String getContentType() {
        return type;
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        // as servers do: a number of their own, not a field
    }

    @Override
    public void setHeader(String name, String value) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name)) {
                fields.set(i + 1, value);
                return;
            }
        }
        addHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        fields.add(name);
        fields.add(value);
    }

    @Override
    public @Nullable String getHeader(String name) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equalsIgnoreCase(name)) {
                return fields.get(i + 1);
            }
        }
        return null;
    }

    @Override
    public Collection<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public boolean containsHeader(String name) {
        return getHeader(name) != null;
    }

    /** All values of a field, in their order. */
    public List<String> lines(String name) {
        return IntStream.range(0, fields.size() / 2)
                .filter(i -> fields.get(2 * i).equalsIgnoreCase(name))
                .mapToObj(i -> fields.get(2 * i + 1))
                .toList();
    }

    @Override
    public Collection<String> getHeaderNames() {
        return IntStream.range(0, fields.size() / 2)
                .mapToObj(i -> fields.get(2 * i))
                .toList();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return sink;
    }

    /** Counts what it is given. */
    private static final class Sink extends ServletOutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            count += length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
