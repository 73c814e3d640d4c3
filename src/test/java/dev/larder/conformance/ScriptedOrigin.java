package dev.larder.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An origin that answers the requests of tests as their steps say, one request to a connection. */
final class ScriptedOrigin implements AutoCloseable {

    /** Says how many requests of the test the origin has seen by then. */
    static final String COUNT = "Server-Request-Count";

    /** In a request: its number in the test, from 1. In an answer: for which it was made. */
    static final String NUMBER = "Req-Num";

    private final ServerSocket listening;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, OwnTest> tests = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> seen = new ConcurrentHashMap<>();

    ScriptedOrigin() throws IOException {
        listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        workers.submit(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on requests for that path are the test's. */
    void expect(String path, OwnTest test) {
        seen.put(path, new ArrayList<>());
        tests.put(path, test);
    }

    /** Which requests for that path have arrived. */
    List<Integer> seen(String path) {
        List<Integer> numbers = seen.get(path);
        synchronized (numbers) {
            return List.copyOf(numbers);
        }
    }

    private Void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket socket = listening.accept();
            workers.submit(() -> serve(socket));
        }
        return null;
    }

    private Void serve(Socket connected) throws IOException, InterruptedException {
        try (Socket socket = connected) {
            MessageInput in = new MessageInput(new BufferedInputStream(socket.getInputStream()));
            String path = in.line().split(" ", 3)[1];
            int number = number(in.fields());
            OriginAnswer answer = tests.get(path).steps().get(number - 1).answer();
            int count = arrived(path, number);
            OutputStream out = socket.getOutputStream();
            for (ResponseHead interim : answer.interim()) {
                write(out, interim, "");
            }
            TimeUnit.SECONDS.sleep(answer.delaySeconds());
            if (!answer.isLost()) {
                write(out, head(answer, count, number), answer.body());
            }
            return null;
        }
    }

    private static int number(List<FieldLine> fields) {
        return fields.stream()
                .filter(line -> line.is(NUMBER))
                .mapToInt(line -> Integer.parseInt(line.value()))
                .findFirst()
                .orElseThrow();
    }

    private int arrived(String path, int number) {
        List<Integer> numbers = seen.get(path);
        synchronized (numbers) {
            numbers.add(number);
            return numbers.size();
        }
    }

    private static ResponseHead head(OriginAnswer answer, int count, int number) {
        List<FieldLine> fields = new ArrayList<>(answer.send(Instant.now()));
        fields.add(new FieldLine(COUNT, Integer.toString(count)));
        fields.add(new FieldLine(NUMBER, Integer.toString(number)));
        fields.add(new FieldLine("Content-Type", "text/plain"));
        fields.add(
                new FieldLine("Content-Length", Integer.toString(answer.body().length())));
        fields.add(new FieldLine("Connection", "close"));
        return new ResponseHead(200, fields);
    }

    private static void write(OutputStream out, ResponseHead head, String body) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 " + head.status() + " \r\n");
        head.fields()
                .forEach(line -> text.append(line.name())
                        .append(": ")
                        .append(line.value())
                        .append("\r\n"));
        out.write(text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        workers.shutdownNow();
    }
}
