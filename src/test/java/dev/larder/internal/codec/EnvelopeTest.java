package dev.larder.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import dev.larder.spi.ValueCodec;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeTest {

    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");
    private static final Lifetime LIFE =
            new Lifetime(CREATED, CREATED.plusSeconds(60), CREATED.plusSeconds(90), Instant.MAX);
    private static final List<Stamp> STAMPS = List.of(
            new Stamp("", 7), new Stamp("product:42", -1), new Stamp("\u00e4\uD83D\uDE00\uD800", Long.MIN_VALUE));
    private static final JavaCodec JAVA =
            new JavaCodec(List.of(), "larder.caches.c.options.allow", EnvelopeTest.class.getClassLoader());

    private final Envelope envelope = new Envelope(List.of(JAVA), "java", false);
    private final Envelope compressing = new Envelope(List.of(JAVA), "java", true);

    private static Entry entry(Object value) {
        return new Entry(value, LIFE, STAMPS, Duration.ofMillis(250));
    }

    /** Whoever changes the format empties every shared cache: see docs/decisions/0001-envelope.md first. */
    @Test
    void formatOfVersionOneStaysAsItIs() {
        Entry entry = new Entry(
                "h\u00e9",
                new Lifetime(
                        Instant.ofEpochMilli(0x0102030405L),
                        Instant.ofEpochMilli(0x0102030406L),
                        Instant.ofEpochMilli(0x0102030407L),
                        Instant.MAX),
                List.of(new Stamp("", 1), new Stamp("t", 2)),
                Duration.ofMillis(9));

        assertThat(HexFormat.of().formatHex(envelope.encode("key", entry)))
                .isEqualTo(String.join(
                        "",
                        "4c524452", // magic
                        "01", // version
                        "00", // flags
                        "c7242768b4c605e3b4ffadcb07472931", // digest of the key
                        "0000000102030405", // created
                        "0000000102030406", // fresh until
                        "0000000102030407", // revalidate until
                        "7fffffffffffffff", // error until: for ever
                        "0000000000000009", // load time
                        "0002", // stamps
                        "0000" + "0000000000000001", // of the cache
                        "0001" + "74" + "0000000000000002", // of the tag t
                        "00000000", // extension
                        "01", // a text
                        "00", // no codec
                        "00000003", // length of the value
                        "00000003", // length of the payload
                        "68c3a9", // payload
                        "5e84f3f6")); // checksum
    }

    static Stream<Object> values() {
        return Stream.of(
                "",
                "text",
                "\uD83D\uDE00 \u0000 \uFFFF",
                "unpaired \uD800 surrogate \uDC00",
                0,
                Integer.MIN_VALUE,
                -1L,
                Long.MAX_VALUE,
                (short) -2,
                (byte) 200,
                true,
                false,
                -0.0,
                Double.NaN,
                Float.MIN_VALUE,
                'x',
                '\uD800',
                Optional.empty(),
                Optional.of("inside"),
                Optional.of(List.of(1)),
                List.of(1, "two", 3.0),
                Map.of("k", Map.of("nested", List.of())),
                new BigDecimal("1.10"),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                CREATED);
    }

    @ParameterizedTest
    @MethodSource("values")
    @DisplayName("D16, D39, D40, D51: a value comes back equal and with its type")
    void givesBackWhatItWasGiven(Object value) {
        assertThat(envelope.decode("k", envelope.encode("k", entry(value)))).contains(entry(value));
        assertThat(compressing.decode("k", compressing.encode("k", entry(value))))
                .contains(entry(value));
    }

    @Test
    @DisplayName("D17, D23: a stored null is an entry")
    void givesBackNull() {
        assertThat(envelope.decode("k", envelope.encode("k", entry(null)))).contains(entry(null));
    }

    @Test
    void givesBackBytesAsACopy() {
        byte[] bytes = {1, 2, 3};
        byte[] written = envelope.encode("k", entry(bytes));
        bytes[0] = 9;
        Entry first = envelope.decode("k", written).orElseThrow();
        ((byte[]) first.value())[1] = 9;
        assertThat((byte[]) envelope.decode("k", written).orElseThrow().value()).containsExactly(1, 2, 3);
    }

    @Test
    void compressesWhatGetsShorterAndReadsItWithoutBeingTold() {
        Entry large = entry("<td>cell</td>".repeat(1000));
        byte[] compressed = compressing.encode("k", large);
        assertThat(compressed).hasSizeLessThan(1000);
        assertThat(envelope.decode("k", compressed)).contains(large);
    }

    @Test
    void leavesWhatIsRandomAsItIs() {
        byte[] random = new byte[5000];
        new Random(1).nextBytes(random);
        assertThat(compressing.encode("k", entry(random))).hasSameSizeAs(envelope.encode("k", entry(random)));
    }

    @Test
    void isNotReadUnderAnotherKey() {
        assertThat(envelope.decode("other", envelope.encode("k", entry("value"))))
                .isEmpty();
        assertThat(envelope.unreadable()).isEqualTo(1);
    }

    @Test
    void momentsBeyondMillisecondsAreForEver() {
        Lifetime far = new Lifetime(CREATED, Instant.MAX.minusSeconds(1), Instant.MAX, Instant.MAX);
        Entry entry = new Entry(1, far, List.of(), Duration.ZERO);
        assertThat(envelope.decode("k", envelope.encode("k", entry))
                        .orElseThrow()
                        .lifetime()
                        .freshUntil())
                .isEqualTo(Instant.MAX);
    }

    static Stream<Entry> shapes() {
        return Stream.of(
                entry("text"),
                entry(null),
                entry(Map.of("a", List.of(1))),
                new Entry("x".repeat(2000), LIFE, List.of(), Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isUnreadableWhenTruncatedAnywhere(Entry entry) {
        byte[] whole = compressing.encode("k", entry);
        for (int length = 0; length < whole.length; length++) {
            assertThat(envelope.decode("k", Arrays.copyOf(whole, length))).isEmpty();
        }
        assertThat(envelope.decode("k", Arrays.copyOf(whole, whole.length + 1))).isEmpty();
        assertThat(envelope.unreadable()).isEqualTo(whole.length + 1);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isUnreadableWithAnyBitFlipped(Entry entry) {
        byte[] whole = compressing.encode("k", entry);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(envelope.decode("k", flipped)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void neverThrowsAndNeverGivesAnotherKeysEntryEvenWithARightChecksum(Entry entry) {
        byte[] whole = compressing.encode("k", entry);
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] forged = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                forged[random.nextInt(forged.length - 4)] = (byte) random.nextInt();
            }
            seal(forged);
            Optional<Entry> read = envelope.decode("k", forged);
            if (read.isPresent()) {
                assertThat(Arrays.copyOf(forged, 5)).isEqualTo(Arrays.copyOf(whole, 5));
                assertThat(Arrays.copyOfRange(forged, 6, 22)).isEqualTo(Arrays.copyOfRange(whole, 6, 22));
            }
        }
    }

    @Test
    void readsPastAnExtensionOfALaterRelease() {
        byte[] whole = envelope.encode("k", new Entry("v", LIFE, List.of(), Duration.ZERO));
        int extension = 64;
        ByteBuffer longer = ByteBuffer.allocate(whole.length + 3)
                .put(whole, 0, extension - 2)
                .putShort((short) 0)
                .putInt(3)
                .put(new byte[] {1, 2, 3})
                .put(whole, extension + 4, whole.length - extension - 4);
        assertThat(envelope.decode("k", seal(longer.array())))
                .hasValueSatisfying(e -> assertThat(e.value()).isEqualTo("v"));
    }

    @Test
    void isUnreadableWithAFlagOrVersionOfALaterRelease() {
        for (int flag = 2; flag <= 128; flag *= 2) {
            byte[] flagged = envelope.encode("k", entry("v"));
            flagged[5] = (byte) flag;
            assertThat(envelope.decode("k", seal(flagged))).isEmpty();
        }
        byte[] later = envelope.encode("k", entry("v"));
        later[4] = 2;
        assertThat(envelope.decode("k", seal(later))).isEmpty();
    }

    @Test
    void inflatesNoMoreThanWasSaid() {
        byte[] bomb = compressing.encode("k", entry("0".repeat(1 << 20)));
        ByteBuffer forged = ByteBuffer.wrap(bomb);
        int lengthAt = indexOf(bomb, 1 << 20);
        for (int said : new int[] {0, 1000, (1 << 20) - 1, (1 << 20) + 1, 1 << 26, Integer.MAX_VALUE, -1}) {
            forged.putInt(lengthAt, said);
            assertThat(envelope.decode("k", seal(bomb))).isEmpty();
        }
    }

    @Test
    @DisplayName("D121: a value that cannot be turned into bytes is refused")
    void refusesWhatNoCodecTakes() {
        assertThatThrownBy(() -> envelope.encode("k", entry(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> new Envelope(List.of(), "reference", false).encode("k", entry(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'reference'");
    }

    @Test
    void refusesTagsThatDoNotFit() {
        Stamp tooLong = new Stamp("t".repeat(70_000), 1);
        assertThatThrownBy(() -> envelope.encode("k", new Entry(1, LIFE, List.of(tooLong), Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("70000");
        List<Stamp> tooMany = Collections.nCopies(65_536, new Stamp("t", 1));
        assertThatThrownBy(() -> envelope.encode("k", new Entry(1, LIFE, tooMany, Duration.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void prefersTheCodecThatOwnsAType() {
        ValueCodec points = new PointCodec();
        Envelope both = new Envelope(List.of(JAVA, points), "java", false);
        byte[] bytes = both.encode("k", entry(new Point(3, 4)));
        assertThat(both.decode("k", bytes)).contains(entry(new Point(3, 4)));
        assertThat(envelope.decode("k", bytes)).as("without that codec").isEmpty();
    }

    @Test
    void refusesACodecWithoutAProperName() {
        ValueCodec nameless = new PointCodec("Has Spaces");
        assertThatThrownBy(() -> new Envelope(List.of(nameless), "java", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Has Spaces'");
    }

    @Test
    void holdsAnEntryThatIsEncodedAnotherWayAfterEachTrip() {
        Map<String, Integer> grown = new java.util.HashMap<>(1024);
        IntStream.range(0, 20).forEach(i -> grown.put("k" + i, i));
        Entry written = entry(new ArrayList<>(List.of(grown)));
        byte[] bytes = envelope.encode("k", written);
        Entry read = envelope.decode("k", bytes).orElseThrow();
        assertThat(envelope.encode("k", read)).as("the premise").isNotEqualTo(bytes);
        assertThat(envelope.holds("k", bytes, written)).isTrue();
        assertThat(envelope.holds("k", bytes, read)).isTrue();
        assertThat(envelope.holds("k", bytes, entry(List.of()))).isFalse();
        assertThat(envelope.holds("k", new byte[3], read)).isFalse();
    }

    private static byte[] seal(byte[] envelope) {
        CRC32C checksum = new CRC32C();
        checksum.update(envelope, 0, envelope.length - 4);
        ByteBuffer.wrap(envelope).putInt(envelope.length - 4, (int) checksum.getValue());
        return envelope;
    }

    private static int indexOf(byte[] bytes, int number) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return IntStream.range(64, bytes.length - 4)
                .filter(i -> buffer.getInt(i) == number)
                .findFirst()
                .orElseThrow();
    }

    record Point(int x, int y) {}

    record PointCodec(String name) implements ValueCodec {

        PointCodec() {
            this("point");
        }

        @Override
        public boolean owns(Class<?> type) {
            return type == Point.class;
        }

        @Override
        public byte[] encode(Object value) {
            return new byte[] {(byte) ((Point) value).x(), (byte) ((Point) value).y()};
        }

        @Override
        public Object decode(byte[] bytes) {
            return new Point(bytes[0], bytes[1]);
        }
    }
}
