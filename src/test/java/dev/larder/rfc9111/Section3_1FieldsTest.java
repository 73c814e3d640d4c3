package dev.larder.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.larder.internal.http.Fields;
import dev.larder.internal.http.StoredFields;
import dev.larder.internal.http.Validators;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 9111 §3.1 Storing header fields, §3.2 Updating them, §4.3.4 Freshening (suites headers, update304)")
class Section3_1FieldsTest {

    @Test
    void keepsEverythingButTheConnectionsOwnFieldsAndAge() {
        Fields kept = Fields.of(
                "Set-Cookie",
                "a=b",
                "Content-Encoding",
                "gzip",
                "Content-Range",
                "bytes 0-1/2",
                "Content-MD5",
                "x",
                "Clear-Site-Data",
                "\"cookies\"",
                "Content-Length",
                "9",
                "Date",
                "x",
                "Set-Cookie",
                "c=d");
        Fields own = Fields.of(
                "Connection",
                "close, Foo",
                "connection",
                "\tbar ",
                "foo",
                "1",
                "BAR",
                "2",
                "Keep-Alive",
                "3",
                "Transfer-Encoding",
                "chunked",
                "TE",
                "4",
                "Upgrade",
                "5",
                "Trailer",
                "6",
                "Proxy-Connection",
                "7",
                "Proxy-Authenticate",
                "8",
                "Proxy-Authorization",
                "9",
                "Proxy-Authentication-Info",
                "10",
                "Age",
                "11");
        assertThat(StoredFields.toStore(own.plus(kept))).isEqualTo(kept);
    }

    @Test
    @DisplayName("§5.2.2.4, §5.2.2.7: without the fields that no-cache or private list")
    void leavesOutListedFields() {
        Fields response =
                Fields.of("Cache-Control", "no-cache=\"a, B\", private=\"c\"", "A", "1", "b", "2", "C", "3", "d", "4");
        assertThat(StoredFields.toStore(response).toString()).isEqualTo("[Cache-Control, d]");
    }

    @Test
    void renewsTheFieldsThatA304Carries() {
        Fields stored = Fields.of(
                "Cache-Control",
                "max-age=1",
                "A",
                "1",
                "Content-Length",
                "9",
                "X",
                "1",
                "X",
                "2",
                "Content-Encoding",
                "gzip");
        Fields update = Fields.of(
                "cache-control",
                "max-age=9",
                "x",
                "3",
                "Content-Length",
                "0",
                "Content-Encoding",
                "br",
                "Connection",
                "A",
                "A",
                "9",
                "New",
                "1");
        assertThat(StoredFields.renewed(stored, update))
                .isEqualTo(Fields.of(
                        "A",
                        "1",
                        "Content-Length",
                        "9",
                        "Content-Encoding",
                        "gzip",
                        "cache-control",
                        "max-age=9",
                        "x",
                        "3",
                        "New",
                        "1"));
    }

    @Test
    @DisplayName("D284: what a 304 carries")
    void repeatsTheseInA304() {
        Fields stored = Fields.of(
                "cache-control",
                "1",
                "Content-Location",
                "2",
                "Date",
                "3",
                "ETag",
                "4",
                "Expires",
                "5",
                "Last-Modified",
                "6",
                "Vary",
                "7",
                "Set-Cookie",
                "8",
                "Content-Type",
                "9",
                "Content-Length",
                "10",
                "X",
                "11");
        assertThat(StoredFields.ofNotModified(stored).size()).isEqualTo(8);
        assertThat(StoredFields.ofNotModified(stored).has("Content-Type")).isFalse();
    }

    @Test
    void knowsWhichStoredResponseA304IsAbout() {
        Validators stored = new Validators("\"a\"", "Tue, 10 Mar 2026 11:10:00 GMT");
        assertThat(stored.matchedBy(Fields.NONE)).isTrue();
        assertThat(stored.matchedBy(Fields.of("ETag", "W/\"a\""))).isTrue();
        assertThat(stored.matchedBy(Fields.of("ETag", "\"b\""))).isFalse();
        assertThat(stored.matchedBy(Fields.of("Last-Modified", "Tue, 10 Mar 2026 11:10:01 GMT")))
                .isFalse();
        assertThat(Validators.of(Fields.of("ETag", " ")).any()).isFalse();
    }

    @Test
    void findsFieldsInAnyCaseAndKeepsTheirOrder() {
        Fields fields = Fields.of("A", "1", "b", "2", "a", "3");
        assertThat(fields.first("a")).isEqualTo("1");
        assertThat(fields.lines("A")).containsExactly("1", "3");
        assertThat(fields.first("c")).isNull();
        assertThat(fields.name(2) + fields.value(2)).isEqualTo("a3");
        assertThat(fields.with("a", "9")).isEqualTo(Fields.of("b", "2", "a", "9"));
        assertThat(fields.without("B").toList()).containsExactly("A", "1", "a", "3");
        assertThat(fields).hasSameHashCodeAs(Fields.of(fields.toList()));
        assertThat(fields).hasToString("[A, b, a]");
        assertThatIllegalArgumentException().isThrownBy(() -> Fields.of("A"));
    }
}
