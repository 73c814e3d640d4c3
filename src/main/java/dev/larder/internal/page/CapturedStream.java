package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The client's stream, whose bytes the capture gets as well, before them. */
final class CapturedStream extends ServletOutputStream {

    private final ServletOutputStream client;
    private final BodyTransfer transfer;

    CapturedStream(ServletOutputStream client, BodyTransfer transfer) {
        this.client = client;
        this.transfer = transfer;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        transfer.beforeBody();
        transfer.capture().write(source, offset, length);
        if (!transfer.isMuted()) {
            transfer.send(() -> client.write(source, offset, length));
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
        transfer.send(client::close);
        transfer.afterWrite();
    }

    @Override
    public boolean isReady() {
        boolean ready = client.isReady();
        if (!ready) {
            transfer.isAwaited();
        }
        return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        transfer.listens(client, listener);
    }
}
