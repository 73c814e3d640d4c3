package dev.larder.outage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What lies between an application and a server: passes everything on, or late, or garbled, or twice, and counts. */
final class Wire implements AutoCloseable {

    /** Longer than any time-out of a test. */
    private static final Duration DELAY = Duration.ofSeconds(5);

    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final Object changing = new Object();
    private Fault fault = Fault.RESTARTED;

    /** To a server on this machine. */
    Wire(int server) {
        this.server = server;
        try {
            this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** How many questions, or parts of them, have gone to the server, those in vain included. */
    int asked() {
        return asked.get();
    }

    void begin(Fault what) {
        synchronized (changing) {
            fault = what;
        }
    }

    /** From now on all is well, also with what is under way; connections that had too many answers are no more. */
    void end() {
        synchronized (changing) {
            if (fault == Fault.TWICE) {
                open.forEach(Wire::close);
            }
            fault = Fault.RESTARTED;
            changing.notifyAll();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException e) {
            open.forEach(Wire::close); // the test is over
        }
    }

    private void connect(Socket client) {
        open.add(client);
        asked.incrementAndGet();
        try {
            Socket inner = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(inner);
            inner.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            start(() -> pass(client, inner, true));
            start(() -> pass(inner, client, false));
        } catch (IOException e) {
            close(client); // the server is down
        }
    }

    private void pass(Socket from, Socket to, boolean question) {
        byte[] bytes = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (question) {
                    asked.incrementAndGet();
                    out.write(bytes, 0, read);
                } else {
                    answer(out, bytes, read);
                }
            }
        } catch (IOException e) {
            // one side has gone, so the other one goes too
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void answer(OutputStream out, byte[] bytes, int count) throws IOException {
        Fault now = present();
        if (now == Fault.GARBLED) {
            for (int i = 0; i < count; i++) {
                bytes[i] ^= 0x55;
            }
        }
        out.write(bytes, 0, count);
        if (now == Fault.TWICE) {
            out.write(bytes, 0, count);
        }
    }

    /** What is done to an answer; returns late where that is it. */
    private Fault present() {
        synchronized (changing) {
            long end = System.nanoTime() + DELAY.toNanos();
            try {
                while (fault == Fault.SLOW && System.nanoTime() - end < 0) {
                    changing.wait(50);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return fault;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
