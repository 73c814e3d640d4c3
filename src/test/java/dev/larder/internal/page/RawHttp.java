package dev.larder.internal.page;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as no well-behaved client writes them. */
public final class RawHttp {

    private RawHttp() {}

    public static String get(int port, String target, String... headers) throws IOException {
        String[] lines = new String[headers.length + 3];
        lines[0] = "GET " + target + " HTTP/1.1";
        System.arraycopy(headers, 0, lines, 1, headers.length);
        lines[lines.length - 2] = "Connection: close";
        lines[lines.length - 1] = "\r\n";
        return send(port, lines);
    }

    public static String send(int port, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether something becomes true within ten seconds; what happens after an answer cannot be waited for otherwise. */
    public static boolean eventually(java.util.function.BooleanSupplier what) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            if (what.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }
}
