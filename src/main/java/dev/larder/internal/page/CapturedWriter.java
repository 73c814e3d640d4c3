package dev.larder.internal.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The client's writer, whose text the capture gets as well, in the same charset. */
final class CapturedWriter extends Writer {

    private final PrintWriter client;
    private final Writer capture;
    private final CapturedResponse response;

    CapturedWriter(PrintWriter client, Writer capture, CapturedResponse response) {
        super(client);
        this.client = client;
        this.capture = capture;
        this.response = response;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        response.beforeBody();
        capture.write(text, offset, length);
        if (!response.isMuted()) {
            response.send(() -> client.write(text, offset, length));
        }
        response.afterWrite();
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        response.beforeBody();
        capture.write(text, offset, length);
        if (!response.isMuted()) {
            response.send(() -> client.write(text, offset, length));
        }
        response.afterWrite();
    }

    @Override
    public void flush() throws IOException {
        response.beforeBody();
        response.send(client::flush);
        response.afterWrite();
    }

    @Override
    public void close() throws IOException {
        response.beforeBody();
        drain();
        response.send(client::close);
        response.afterWrite();
    }

    /** Hands to the capture what its encoder still holds. */
    void drain() {
        try {
            capture.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether the client is gone; asking sends what is pending, as it does without a cache. */
    boolean isClientGone() {
        boolean gone = client.checkError();
        if (gone) {
            response.broken();
        }
        return gone;
    }
}
