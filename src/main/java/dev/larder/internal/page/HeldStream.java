package dev.larder.internal.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** The stream of a {@link HeldResponse}: its first byte lets the head decide. */
final class HeldStream extends ServletOutputStream {

    private final HeldResponse response;

    HeldStream(HeldResponse response) {
        this.response = response;
    }

    private ServletOutputStream client() throws IOException {
        return response.getResponse().getOutputStream();
    }

    @Override
    public void write(int octet) throws IOException {
        if (response.pass()) {
            client().write(octet);
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (response.pass()) {
            client().write(source, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (response.pass()) {
            client().flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (response.pass()) {
            client().close();
        }
    }

    @Override
    public boolean isReady() {
        try {
            return !response.pass() || client().isReady();
        } catch (IOException e) {
            return true; // the write will tell
        }
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        try {
            client().setWriteListener(listener);
        } catch (IOException e) {
            listener.onError(e);
        }
    }
}
