package dev.larder.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the test proxy reads, by the rules of RFC 9112, and passes on, by those of RFC 9110 §7.6. */
class MessageInputTest {

    private static String body(String message) throws IOException {
        MessageInput input = new MessageInput(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        input.body(input.head(), body);
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsSoManyBytesAsAnnounced() throws Exception {
        assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")).isEqualTo("abc");
    }

    @Test
    void joinsChunks() throws Exception {
        assertThat(
                        body(
                                "HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nA: b\r\n\r\n"))
                .isEqualTo("abc0123456789");
    }

    @Test
    void readsToTheEndWithoutALength() throws Exception {
        assertThat(body("HTTP/1.1 599 Whatever\r\n\r\nabc")).isEqualTo("abc");
        assertThat(body("HTTP/1.1 200 OK\r\nTransfer-Encoding: odd\r\nContent-Length: 1\r\n\r\nabc"))
                .isEqualTo("abc");
    }

    @Test
    void aConnectionThatEndsTooEarlyIsAFailure() {
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nCont")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void whatConcernsOneConnectionIsNotPassedOn() {
        List<FieldLine> passed = FieldLine.endToEnd(List.of(
                new FieldLine("Connection", "close, X-Own"),
                new FieldLine("x-own", "1"),
                new FieldLine("Keep-Alive", "timeout=5"),
                new FieldLine("Transfer-Encoding", "chunked"),
                new FieldLine("Set-Cookie", "a=b"),
                new FieldLine("set-cookie", "c=d")));

        assertThat(passed).containsExactly(new FieldLine("Set-Cookie", "a=b"), new FieldLine("set-cookie", "c=d"));
    }
}
