package dev.larder.internal.page;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The client's writer, whose text the capture gets as well, in the same charset. */
final class CapturedWriter extends Writer {

    private final PrintWriter client;
    private final Charset charset;
    private final Writer capture;
    private final BodyTransfer transfer;

    CapturedWriter(PrintWriter client, Charset charset, BodyTransfer transfer) {
        super(client);
        this.client = client;
        this.charset = charset;
        this.capture = new OutputStreamWriter(transfer.capture(), charset);
        this.transfer = transfer;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (length == 0) {
            transfer.live().touch();
            return;
        }
        transfer.beforeBody();
        capture.write(text, offset, length);
        if (transfer.live().isOpen()) {
            transfer.live().add(text, offset, length);
        } else if (!transfer.isMuted()) {
            transfer.send(() -> client.write(text, offset, length));
        }
        afterWrite();
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (length == 0) {
            transfer.live().touch();
            return;
        }
        transfer.beforeBody();
        capture.write(text, offset, length);
        if (transfer.live().isOpen()) {
            transfer.live().add(text, offset, length);
        } else if (!transfer.isMuted()) {
            transfer.send(() -> client.write(text, offset, length));
        }
        afterWrite();
    }

    private void afterWrite() throws IOException {
        transfer.afterWrite();
        if (transfer.live().isOpen() && transfer.capture().isExceeded()) {
            transfer.pour();
        }
    }

    @Override
    public void flush() throws IOException {
        if (transfer.live().isEmptying() || transfer.live().isOpen()) {
            return;
        }
        transfer.beforeBody();
        transfer.send(client::flush);
        transfer.afterWrite();
    }

    @Override
    public void close() throws IOException {
        transfer.beforeBody();
        drain();
        if (transfer.live().isOpen()) {
            return;
        }
        transfer.send(client::close);
        transfer.afterWrite();
    }

    /** From now on the client gets nothing; where he has got nothing until now, that is held back for him as well. */
    void holdBack(boolean everything) {
        drain();
        BodyCapture written = transfer.capture();
        transfer.live()
                .open(everything ? 0 : written.count(), everything ? new String(written.toBytes(), charset) : "");
    }

    /** Hands the client what was held back, with the parts in it. */
    void pour(LivePlaces.Renderer parts) throws IOException {
        String text = transfer.live().close(parts);
        transfer.send(() -> client.write(text));
    }

    /** The live parts of the page; null where their places are not beyond doubt. */
    @Nullable
    LiveBody live() {
        List<LivePlace> places =
                transfer.live().inBytes(charset, transfer.capture().count());
        return places == null ? null : new LiveBody(charset, places);
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
