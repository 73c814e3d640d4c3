package dev.larder.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealsTest {

    private static final String SETTING = "larder.caches.carts.encryption-key";
    private static final String FIRST = base64(32, 1);
    private static final String SECOND = base64(32, 2);
    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");
    private static final JavaCodec JAVA =
            new JavaCodec(List.of(), "larder.caches.carts.options.allow", SealsTest.class.getClassLoader());

    private static String base64(int length, int filling) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Envelope closedBy(String keys) {
        return closedBy("carts", keys);
    }

    private static Envelope closedBy(String cache, String keys) {
        return new Envelope(List.of(JAVA), "java", true, Seals.of(cache, keys, SETTING));
    }

    private static Entry entry(Object value) {
        Lifetime life = new Lifetime(CREATED, CREATED.plusSeconds(60), CREATED.plusSeconds(90), Instant.MAX);
        return new Entry(value, life, List.of(new Stamp("", 7), new Stamp("cart:42", 3)), Duration.ofMillis(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void whatIsClosedIsOpenedAgain(String kind) {
        Envelope envelope = closedBy(kind + FIRST);
        for (Object value :
                new Object[] {"text", 42, new byte[0], UUID.randomUUID(), Map.of("a", 1), "x".repeat(5000)}) {
            assertThat(envelope.decode("k", envelope.encode("k", entry(value))))
                    .get()
                    .usingRecursiveComparison()
                    .isEqualTo(entry(value));
        }
        assertThat(envelope.unreadable()).isZero();
    }

    @Test
    void encryptedBytesShowNothingOfTheValueAndAreNeverTheSame() {
        Envelope envelope = closedBy(FIRST);
        byte[] once = envelope.encode("k", entry("a secret nobody knows"));
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(envelope.encode("k", entry("a secret nobody knows"))).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void noByteCanBeChangedEvenWithARightChecksum(String kind) {
        Envelope envelope = closedBy(kind + FIRST);
        byte[] bytes = envelope.encode("k", entry("text"));
        for (int i = 0; i < bytes.length - Layout.CHECKSUM_BYTES; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(envelope.decode("k", withChecksum(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
        assertThat(envelope.unreadable()).isEqualTo(bytes.length - Layout.CHECKSUM_BYTES);
        assertThat(envelope.decode("k", withChecksum(bytes.clone()))).isPresent();
    }

    private static byte[] withChecksum(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int end = bytes.length - Layout.CHECKSUM_BYTES;
        buffer.putInt(end, Layout.checksum(buffer, end));
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void noTruncationIsRead(String kind) {
        Envelope envelope = closedBy(kind + FIRST);
        byte[] bytes = envelope.encode("k", entry("text"));
        for (int length = 0; length < bytes.length; length++) {
            assertThat(envelope.decode("k", Arrays.copyOf(bytes, length))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void aValueCannotBeMovedToAnotherKeyOrCache(String kind) {
        byte[] bytes = closedBy(kind + FIRST).encode("carts:1:anne", entry("anne's"));
        byte[] moved = bytes.clone();
        byte[] digest = dev.larder.internal.key.KeyDigest.shortDigest("carts:1:bert");
        System.arraycopy(digest, 0, moved, 6, digest.length);
        assertThat(closedBy(kind + FIRST).decode("carts:1:bert", withChecksum(moved)))
                .isEmpty();
        assertThat(closedBy("orders", kind + FIRST).decode("carts:1:anne", bytes))
                .isEmpty();
        assertThat(closedBy(kind + FIRST).decode("carts:1:anne", bytes)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void keysRotate(String kind) {
        byte[] old = closedBy(kind + FIRST).encode("k", entry("old"));
        Envelope both = closedBy(kind + SECOND + ", " + kind + FIRST);
        assertThat(both.decode("k", old)).isPresent();
        byte[] written = both.encode("k", entry("new"));
        assertThat(closedBy(kind + SECOND).decode("k", written)).isPresent();
        assertThat(closedBy(kind + FIRST).decode("k", written)).isEmpty();
    }

    @Test
    void fromSigningToEncryptionWithoutALostEntry() {
        byte[] signed = closedBy("hmac:" + FIRST).encode("k", entry("signed"));
        assertThat(closedBy(SECOND + ",hmac:" + FIRST).decode("k", signed)).isPresent();
        assertThat(closedBy(FIRST).decode("k", signed)).isEmpty();
    }

    @Test
    void withAKeyNothingOpenIsReadAndWithoutOneNothingClosed() {
        Envelope open = new Envelope(List.of(JAVA), "java", true);
        Envelope closed = closedBy(FIRST);
        assertThat(closed.decode("k", open.encode("k", entry("forged")))).isEmpty();
        assertThat(open.decode("k", closed.encode("k", entry("text")))).isEmpty();
        assertThat(closed.unreadable() + open.unreadable()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hmac:"})
    void aStoreOfBytesFindsWhatItExpects(String kind) {
        Envelope envelope = closedBy(kind + FIRST);
        byte[] held = envelope.encode("k", entry(Map.of("a", 1)));
        assertThat(envelope.holds("k", held, entry(Map.of("a", 1)))).isTrue();
        assertThat(envelope.holds("k", held, entry(Map.of("a", 2)))).isFalse();
        assertThat(envelope.holds("k", new byte[100], entry(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nokey! | number 1 is not Base64",
                "AAAA | number 1 is 3 bytes long, not exactly 32",
                "hmac:AAAA | number 1 is 3 bytes long, not 32 or more",
                "%s,, | number 2 is 0 bytes long, not exactly 32",
                "%s,hmac:c2hvcnQ= | number 2 is 5 bytes long, not 32 or more"
            })
    void aTextThatIsNoKeyIsToldWithoutShowingIt(String text, String why) {
        String keys = text.formatted(FIRST);
        assertThatThrownBy(() -> Seals.of("carts", keys, SETTING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(SETTING + " = '***': its key " + why + ". Make one by: openssl rand -base64 32")
                .hasMessageNotContaining(FIRST);
    }

    @Test
    void keysAreNotShown() {
        assertThat(Seals.of("carts", FIRST + ",hmac:" + SECOND, SETTING).toString())
                .isEqualTo("Seals[AES-256-GCM, HMAC-SHA-256]");
    }
}
