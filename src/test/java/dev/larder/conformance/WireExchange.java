package dev.larder.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One exchange with a server of this machine over a connection of its own. {@link java.net.http.HttpClient} neither shows interim
 * responses nor lets every field through.
 */
final class WireExchange implements AutoCloseable {

    private final Socket socket;
    private final MessageInput input;
    private String method = "";

    WireExchange(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        input = new MessageInput(new BufferedInputStream(socket.getInputStream()));
    }

    /** Sends a request; its fields as they are, and those of this connection. */
    void send(String verb, String target, List<FieldLine> fields, byte[] body) throws IOException {
        method = verb;
        StringBuilder head = new StringBuilder(verb + " " + target + " HTTP/1.1\r\n");
        fields.forEach(line ->
                head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        OutputStream out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** The next head: interim ones first, then the final one. */
    ResponseHead head() throws IOException {
        return input.head();
    }

    /** Copies the body of the final response. */
    void body(ResponseHead head, OutputStream to) throws IOException {
        if (!head.isBodiless(method)) {
            input.body(head, to);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
