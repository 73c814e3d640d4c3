package dev.larder.internal.store.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix domain socket that looks like any other and has time-outs, which the JDK's has not. */
final class UnixSocket extends Socket {

    private final UnixDomainSocketAddress address;
    private final SocketChannel channel;
    private final Selector selector;
    private volatile int timeoutMillis;

    UnixSocket(Path path) throws IOException {
        this.address = UnixDomainSocketAddress.of(path);
        this.channel = SocketChannel.open(address);
        this.channel.configureBlocking(false);
        this.selector = Selector.open();
        this.channel.register(selector, SelectionKey.OP_READ);
    }

    private void await(int operation) throws IOException {
        channel.keyFor(selector).interestOps(operation);
        selector.selectedKeys().clear();
        if (selector.select(timeoutMillis) == 0) {
            if (!channel.isOpen() || Thread.currentThread().isInterrupted()) {
                throw new IOException("closed or interrupted");
            }
            throw new SocketTimeoutException("no answer over " + address);
        }
    }

    private int read(ByteBuffer into) throws IOException {
        int count = channel.read(into);
        while (count == 0 && into.hasRemaining()) {
            await(SelectionKey.OP_READ);
            count = channel.read(into);
        }
        return count;
    }

    private void write(ByteBuffer from) throws IOException {
        channel.write(from);
        while (from.hasRemaining()) {
            await(SelectionKey.OP_WRITE);
            channel.write(from);
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return UnixSocket.this.read(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                UnixSocket.this.write(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return !channel.isOpen();
    }

    @Override
    public boolean isOutputShutdown() {
        return !channel.isOpen();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return address;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
        selector.close();
    }
}
