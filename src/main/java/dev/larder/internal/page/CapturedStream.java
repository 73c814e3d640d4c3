package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The client's stream, whose bytes the capture gets as well, before them. */
final class CapturedStream extends ServletOutputStream {

    private final ServletOutputStream client;
    private final CapturedResponse response;

    CapturedStream(ServletOutputStream client, CapturedResponse response) {
        this.client = client;
        this.response = response;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        response.beforeBody();
        response.body().write(source, offset, length);
        if (!response.isMuted()) {
            response.send(() -> client.write(source, offset, length));
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
        response.send(client::close);
        response.afterWrite();
    }

    @Override
    public boolean isReady() {
        return client.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        response.listens(client, listener);
    }
}
