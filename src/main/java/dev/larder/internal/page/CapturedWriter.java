package dev.larder.internal.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The client's writer, whose text the capture gets as well, in the same charset. */
final class CapturedWriter extends Writer {

    private final PrintWriter client;
    private final Writer capture;
    private final BodyTransfer transfer;

    CapturedWriter(PrintWriter client, Writer capture, BodyTransfer transfer) {
        super(client);
        this.client = client;
        this.capture = capture;
        this.transfer = transfer;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        transfer.beforeBody();
        capture.write(text, offset, length);
        if (!transfer.isMuted()) {
            transfer.send(() -> client.write(text, offset, length));
        }
        transfer.afterWrite();
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        transfer.beforeBody();
        capture.write(text, offset, length);
        if (!transfer.isMuted()) {
            transfer.send(() -> client.write(text, offset, length));
        }
        transfer.afterWrite();
    }

    @Override
    public void flush() throws IOException {
        transfer.beforeBody();
        transfer.send(client::flush);
        transfer.afterWrite();
    }

    @Override
    public void close() throws IOException {
        transfer.beforeBody();
        drain();
        transfer.send(client::close);
        transfer.afterWrite();
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
            transfer.broken();
        }
        return gone;
    }
}
