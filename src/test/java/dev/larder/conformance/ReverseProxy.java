package dev.larder.conformance;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A gateway without any cache: what comes in goes to the origin, what comes back goes out, both without what concerns one
 * connection only (RFC 9110 §7.6). A connection that the origin breaks off is an {@link IOException} out of the servlet.
 */
final class ReverseProxy extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient IntSupplier originPort;

    ReverseProxy(IntSupplier originPort) {
        this.originPort = originPort;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (WireExchange origin = new WireExchange(originPort.getAsInt())) {
            byte[] body = request.getInputStream().readAllBytes();
            origin.send(request.getMethod(), target(request), fields(request), body);
            ResponseHead head = origin.head();
            while (head.isInterim()) {
                Interim.pass(head, response);
                head = origin.head();
            }
            write(head, response);
            origin.body(head, response.getOutputStream());
        }
    }

    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static List<FieldLine> fields(HttpServletRequest request) {
        List<FieldLine> lines = new ArrayList<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                lines.add(new FieldLine(name, value));
            }
        }
        List<FieldLine> passed = FieldLine.endToEnd(lines);
        passed.removeIf(line -> line.is("Content-Length"));
        return passed;
    }

    /** The first line of a name replaces what the container would say. */
    private static void write(ResponseHead head, HttpServletResponse response) {
        response.setStatus(head.status());
        Set<String> seen = new HashSet<>();
        for (FieldLine line : FieldLine.endToEnd(head.fields())) {
            if (seen.add(line.name().toLowerCase(Locale.ROOT))) {
                response.setHeader(line.name(), line.value());
            } else {
                response.addHeader(line.name(), line.value());
            }
        }
    }
}
