package dev.larder.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCodecTest {

    private static final String SETTING = "larder.caches.products.options.allow";
    private static final AtomicBoolean GADGET_RAN = new AtomicBoolean();

    private final JavaCodec plain = allowing();

    private static JavaCodec allowing(String... patterns) {
        return new JavaCodec(List.of(patterns), SETTING, JavaCodecTest.class.getClassLoader());
    }

    static Stream<Object> jdkValues() {
        return Stream.of(
                1,
                "text",
                new BigInteger("123456789012345678901234567890"),
                LocalDate.of(2026, 11, 23),
                ZonedDateTime.parse("2026-11-23T12:00:00+01:00[Europe/Berlin]"),
                Duration.ofSeconds(3),
                DayOfWeek.MONDAY,
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                Locale.GERMANY,
                Currency.getInstance("EUR"),
                new Date(0),
                URI.create("https://example.org/"),
                List.of(),
                List.of(1, 2, 3),
                Set.of("a"),
                Map.of(),
                Map.of("a", 1, "b", 2),
                new java.util.AbstractMap.SimpleEntry<>("a", 1),
                Arrays.asList(1, null),
                Stream.of(1, 2).toList(),
                new LinkedList<>(List.of(1)),
                new TreeMap<>(Map.of("a", 1)),
                new LinkedHashMap<>(Map.of("a", 1)),
                EnumSet.of(TimeUnit.DAYS),
                new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1))),
                Collections.synchronizedList(new ArrayList<>(List.of(1))),
                String.class);
    }

    @ParameterizedTest
    @MethodSource("jdkValues")
    @DisplayName("D39: values of the JDK come back equal and of the same type")
    void takesValuesOfTheJdk(Object value) {
        Object read = plain.decode(plain.encode(value));
        assertThat(read).isEqualTo(value).hasSameClassAs(value);
    }

    @Test
    void takesArrays() {
        assertThat((int[][]) plain.decode(plain.encode(new int[][] {{1}, {2, 3}})))
                .isDeepEqualTo(new int[][] {{1}, {2, 3}});
        assertThat((Object[]) plain.decode(plain.encode(new String[] {"a"}))).containsExactly("a");
        assertThat((byte[][]) plain.decode(plain.encode(new byte[2][1_000_000])))
                .hasDimensions(2, 1_000_000);
        assertThat(((ArrayDeque<?>) plain.decode(plain.encode(new ArrayDeque<>(List.of(1))))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.larder.internal.codec.JavaCodecTest",
                "dev.larder.internal.codec.JavaCodecTest$Product",
                "dev.larder.internal.codec.*",
                "dev.larder.**"
            })
    void takesWhatTheApplicationAllows(String pattern) {
        Product product = new Product("tea", List.of(1));
        assertThat(allowing(pattern).decode(allowing(pattern).encode(product))).isEqualTo(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dev.larder.*", "dev.larder.internal.code.*", "dev.larder.internal.codec.JavaCodec", "other.**"})
    void refusesWhatOtherPatternsAllow(String pattern) {
        assertThatThrownBy(() -> allowing(pattern).encode(new Product("tea", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "**",
                "com.**",
                "java.**",
                "javax.naming.*",
                "com.sun.**",
                "com.shop*",
                "!com.shop.A",
                "com..shop"
            })
    void refusesPatternsThatAreNoneOrAllowTooMuch(String pattern) {
        assertThatThrownBy(() -> allowing(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SETTING + ": '" + pattern + "'");
    }

    @Test
    @DisplayName("D121: refuses to write what it would refuse to read, and says what to do")
    void namesTheClassAndTheSetting() {
        assertThatThrownBy(() -> plain.encode(List.of(new Product("tea", List.of()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Product.class.getName())
                .hasMessageContaining(SETTING);
        assertThatThrownBy(() -> plain.encode(new ArrayList<>(List.of(new Thread()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Thread")
                .hasMessageContaining("Serializable");
    }

    @Test
    void neverInitialisesAClassThatIsNotAllowed() throws IOException {
        byte[] gadget = serialize(new ArrayList<>(List.of(new Gadget())));
        byte[] elsewhere = rename(gadget, "Gadget", "Trap12");
        assertThatThrownBy(() -> plain.decode(gadget)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.decode(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThat(GADGET_RAN).isFalse();
    }

    @Test
    void neverLoadsAClassThatIsNotAllowed() throws IOException {
        List<String> asked = new ArrayList<>();
        ClassLoader watching = new ClassLoader(JavaCodecTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                asked.add(name);
                return super.loadClass(name, resolve);
            }
        };
        JavaCodec watched = new JavaCodec(List.of(), SETTING, watching);
        byte[] gadget = serialize(new ArrayList<>(List.of(new Gadget())));
        assertThatThrownBy(() -> watched.decode(gadget)).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).noneMatch(name -> name.contains("Gadget"));
    }

    @Test
    void refusesArraysThatTheBytesCannotFill() {
        byte[] bytes = plain.encode(new long[] {1, 2});
        ByteBuffer.wrap(bytes).putInt(bytes.length - 20, 100_000_000);
        assertThatThrownBy(() -> plain.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("REJECTED");
    }

    @Test
    void refusesNestingThatOverflowsTheStack() {
        Object nested = new ArrayList<>();
        for (int depth = 0; depth < 100_000; depth++) {
            nested = new ArrayList<>(List.of(nested));
        }
        Object deepest = nested;
        assertThatThrownBy(() -> plain.encode(deepest)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesProxies() throws IOException {
        byte[] proxy = serialize(java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, new Handler()));
        assertThatThrownBy(() -> allowing("dev.larder.**").decode(proxy)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] serialize(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static byte[] rename(byte[] bytes, String from, String to) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    record Product(String name, List<Integer> sizes) implements Serializable {}

    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(java.io.ObjectInputStream in) {
            GADGET_RAN.set(true);
        }
    }

    /** Only ever named by forged bytes. */
    private static final class Trap12 implements Serializable {
        private static final long serialVersionUID = 1;

        static {
            GADGET_RAN.set(true);
        }
    }

    private static final class Handler implements java.lang.reflect.InvocationHandler, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
            return new HashSet<>();
        }
    }
}
