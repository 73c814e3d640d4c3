package dev.larder.internal.page;

import java.io.IOException;
import java.io.Writer;

/** The writer of a {@link HeldResponse}: its first character lets the head decide. */
final class HeldWriter extends Writer {

    private final HeldResponse response;

    HeldWriter(HeldResponse response) {
        this.response = response;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (response.pass()) {
            response.getResponse().getWriter().write(text, offset, length);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        if (response.pass()) {
            response.getResponse().getWriter().write(text, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (response.pass() && response.getResponse().getWriter().checkError()) {
            throw new IOException("the client is gone");
        }
    }

    @Override
    public void close() throws IOException {
        if (response.pass()) {
            response.getResponse().getWriter().close();
        }
    }
}
