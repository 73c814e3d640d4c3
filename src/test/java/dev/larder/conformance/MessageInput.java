package dev.larder.conformance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 messages as they come out of a connection; what ends too early is an {@link EOFException}. */
final class MessageInput {

    private final InputStream in;

    MessageInput(InputStream in) {
        this.in = in;
    }

    /** The next head of a response. */
    ResponseHead head() throws IOException {
        String first = line();
        return new ResponseHead(Integer.parseInt(first.split(" ", 3)[1]), fields());
    }

    /** The field lines up to the empty line. */
    List<FieldLine> fields() throws IOException {
        List<FieldLine> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            fields.add(FieldLine.of(line));
        }
        return fields;
    }

    /** A line without its end. */
    String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed within the head of a message");
            }
            bytes.write(next);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Copies the body that follows a head. */
    void body(ResponseHead head, OutputStream to) throws IOException {
        if (head.isChunked()) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                exactly(size, to);
                line();
            }
            fields();
        } else if (head.hasTransferEncoding() || head.contentLength() < 0) {
            in.transferTo(to);
        } else {
            exactly(head.contentLength(), to);
        }
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    /** Copies so many bytes. */
    void exactly(long length, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the connection was closed within the body of a message");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }
}
