package dev.larder.conformance;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.ResponseFacade;

/**
 * Interim responses in Tomcat 10.1, which knows 103 alone, and by a method of its own: it sends what fields the response has so
 * far. So those of the final response wait meanwhile.
 */
final class Interim {

    private static final int EARLY_HINTS = 103;

    private Interim() {}

    /** Sends an interim response at once, where the container can. */
    static void pass(ResponseHead head, HttpServletResponse response) {
        if (head.status() == EARLY_HINTS
                && container(response) instanceof ResponseFacade tomcat
                && !tomcat.isCommitted()) {
            List<FieldLine> others = fields(tomcat);
            tomcat.reset();
            head.fields().forEach(line -> tomcat.addHeader(line.name(), line.value()));
            tomcat.sendEarlyHints();
            tomcat.reset();
            others.forEach(line -> tomcat.addHeader(line.name(), line.value()));
        }
    }

    private static ServletResponse container(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            inner = wrapper.getResponse();
        }
        return inner;
    }

    private static List<FieldLine> fields(HttpServletResponse response) {
        List<FieldLine> lines = new ArrayList<>();
        for (String name : response.getHeaderNames()) {
            response.getHeaders(name).forEach(value -> lines.add(new FieldLine(name, value)));
        }
        return lines;
    }
}
