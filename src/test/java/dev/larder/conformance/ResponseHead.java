package dev.larder.conformance;

import java.util.List;
import java.util.Set;

/** Status and fields of a response, interim or final. */
record ResponseHead(int status, List<FieldLine> fields) {

    boolean isInterim() {
        return status < 200;
    }

    /** Whether nothing follows, whatever the fields say (RFC 9112 §6.3). */
    boolean isBodiless(String method) {
        return isInterim() || status == 204 || status == 304 || "HEAD".equals(method);
    }

    boolean isChunked() {
        Set<String> codings = FieldLine.members(fields, "Transfer-Encoding");
        return codings.contains("chunked");
    }

    boolean hasTransferEncoding() {
        return fields.stream().anyMatch(line -> line.is("Transfer-Encoding"));
    }

    /** The announced length of the body, or -1. */
    long contentLength() {
        return fields.stream()
                .filter(line -> line.is("Content-Length"))
                .mapToLong(line -> Long.parseLong(line.value()))
                .findFirst()
                .orElse(-1);
    }
}
