package dev.larder.internal.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import dev.larder.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Group G, and what a directory that others have their hands in may do to a store. */
class FileStoreTest {

    private final ManualClock clock = new ManualClock();
    private final FileStoreFactory factory = new FileStoreFactory(clock, Duration.ZERO);
    private final Logger logger = Logger.getLogger(Trouble.class.getName());
    private final List<String> said = new ArrayList<>();
    private final Handler recording = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getLevel() + " " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        logger.addHandler(recording);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(recording);
        logger.setUseParentHandlers(true);
    }

    private static StoreContext context(String cache, String location, long maxEntries) {
        ClassLoader loader = FileStoreTest.class.getClassLoader();
        Envelope envelope = new Envelope(List.of(new JavaCodec(List.of(), "allow", loader)), "java", false);
        StoreSettings.Bounds bounds = new StoreSettings.Bounds(maxEntries, OptionalLong.empty());
        return new StoreContext(
                cache, new StoreSettings(Optional.of(location), bounds, "java", Map.of()), envelope, loader);
    }

    private Store open(String cache) {
        return factory.open(context(cache, directory.toString(), 10_000));
    }

    private static void put(Store store, String key, Object value) {
        assertThat(store.putAll(Map.of(key, Entries.of(value)))).isEmpty();
    }

    private static Object value(Store store, String key) {
        Entry entry = store.get(key);
        return entry == null ? "(absent)" : entry.value();
    }

    private Path home() {
        return directory.resolve("products");
    }

    private Path fileOf(String key) {
        return Slot.of(key, Home.leafBits(10_000)).in(home().resolve("data"));
    }

    private static long files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "relative/path", "."})
    @DisplayName("D194, better: a location that is missing or relative stops the deployment")
    void saysWhichLocationIsWrong(String location) {
        StoreContext context = context("products", location, 10);
        assertThat(factory.check(context))
                .singleElement()
                .asString()
                .startsWith("larder.caches.products.location = '" + location + "': ")
                .contains("absolute");
        assertThatThrownBy(() -> factory.open(context)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatItHasNoOptionsWithoutShowingTheirValues() {
        StoreContext plain = context("products", directory.toString(), 10);
        StoreSettings settings = new StoreSettings(
                plain.settings().location(), plain.settings().bounds(), "java", Map.of("sync", "hush"));
        assertThat(factory.check(new StoreContext("products", settings, plain.codec(), plain.classLoader())))
                .containsExactly(
                        "larder.caches.products.options.sync = '***': the backend file has no options. Remove it.");
    }

    @Test
    void saysThatTheLocationIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "text");
        assertThat(factory.check(context("products", file.toString(), 10)))
                .singleElement()
                .asString()
                .contains("not a directory");
        assertThat(factory.check(context("products", directory.toString(), 10))).isEmpty();
        assertThat(factory.check(context("products", "/a\0b", 10)))
                .singleElement()
                .asString()
                .contains("not a path");
    }

    @Test
    @DisplayName("D152: set makes the directory again when somebody has removed it")
    void makesItsDirectoryAgain() throws IOException {
        try (Store store = open("products");
                Store other = open("products")) {
            put(store, "k", 1);
            put(other, "k", 2);
            put(other, "another", 2);
            awaitUntil(() -> isEmpty(home().resolve("trash")));
            remove(home());
            assertThat(store.get("k")).isNull();
            put(store, "k", 3);
            assertThat(value(store, "k")).isEqualTo(3);
            assertThat(value(other, "k")).isEqualTo(3);
            assertThat(other.replace("k", Entries.of(3), Entries.of(4))).isTrue();
            assertThat(store.size().entries()).isEqualTo(1);
            assertThat(other.size().entries()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("D153, D157: a file that vanished is an absent entry")
    void takesAVanishedFileAsAbsent() throws IOException {
        try (Store store = open("products")) {
            put(store, "k", 1);
            Files.delete(fileOf("k"));
            assertThat(store.get("k")).isNull();
            assertThat(store.removeAll(Set.of("k"))).isEmpty();
            assertThat(store.replace("k", null, Entries.of(2))).isTrue();
            assertThat(said).isEmpty();
        }
    }

    @Test
    @DisplayName("D155: every directory that is made is for the owner only, those in between too")
    void makesDirectoriesForTheOwnerOnly() throws IOException {
        Path deep = directory.resolve("one/two");
        try (Store store = factory.open(context("products", deep.toString(), 1_000_000))) {
            put(store, "k", 1);
            awaitUntil(() -> isEmpty(deep.resolve("products/trash")));
            try (Stream<Path> all = Files.walk(directory.resolve("one"))) {
                assertThat(all.filter(Files::isDirectory))
                        .hasSizeGreaterThan(6)
                        .allSatisfy(made -> assertThat(Files.getPosixFilePermissions(made))
                                .as(made.toString())
                                .isEqualTo(PosixFilePermissions.fromString("rwx------")));
            }
        }
    }

    @Test
    @DisplayName("D156: files that are no records, empty, torn or altered, are absent entries, with one warning")
    void takesGarbageAsAbsent() throws IOException {
        try (Store store = open("products")) {
            put(store, "k", "value");
            byte[] whole = Files.readAllBytes(fileOf("k"));
            List<byte[]> garbage = new ArrayList<>(
                    List.of(new byte[0], new byte[10], "<html>".repeat(50).getBytes()));
            for (int cut = 1; cut < whole.length; cut += 7) {
                garbage.add(java.util.Arrays.copyOf(whole, cut));
            }
            for (int at = 0; at < whole.length; at += 3) {
                byte[] altered = whole.clone();
                altered[at] ^= 0x10;
                garbage.add(altered);
            }
            for (byte[] bytes : garbage) {
                Files.write(fileOf("k"), bytes);
                assertThat(store.get("k")).isNull();
                assertThat(store.replace("k", Entries.of("value"), Entries.of(1)))
                        .isFalse();
            }
            assertThat(store.replace("k", null, Entries.of("new"))).isTrue();
            assertThat(value(store, "k")).isEqualTo("new");
            assertThat(store.size().entries()).isEqualTo(1);
            assertThat(said).singleElement().asString().startsWith("WARNING").contains("products");
        }
    }

    @Test
    void takesTheRecordOfAnotherKeyAsAbsent() throws IOException {
        try (Store store = open("products")) {
            put(store, "k", 1);
            Files.createDirectories(fileOf("other").getParent());
            Files.copy(fileOf("k"), fileOf("other"));
            assertThat(store.get("other")).isNull();
            assertThat(value(store, "k")).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "D159, D45, D46: an entry whose time is over is absent, cannot be touched, and its file goes when it is read")
    void deletesWhatIsDeadWhenItIsRead() throws IOException {
        try (Store store = open("products")) {
            Entry brief = Entries.living(1, Duration.ofMinutes(1));
            store.putAll(Map.of("k", brief));
            clock.advance(Duration.ofSeconds(119));
            assertThat(store.get("k")).isEqualTo(brief);
            clock.advance(Duration.ofSeconds(1));
            assertThat(store.replace("k", brief, Entries.of(2))).isFalse();
            assertThat(store.get("k")).isNull();
            assertThat(fileOf("k")).doesNotExist();
            assertThat(store.size().entries()).isZero();
            store.putAll(Map.of("k", brief));
            clock.advance(Duration.ofDays(1));
            assertThat(store.keys()).isEmpty();
            assertThat(store.removeAll(Set.of("k"))).isEmpty();
            assertThat(store.replace("k", null, Entries.of(3))).isTrue();
        }
    }

    @Test
    void keepsWhatIsDeadByTheMachinesClockForAWhile() {
        try (Store store = new FileStoreFactory().open(context("products", directory.toString(), 10))) {
            store.putAll(Map.of("k", Entries.living(1, Duration.ZERO)));
            assertThat(store.get("k")).isNotNull();
        }
    }

    @Test
    @DisplayName("D160: a write that fails leaves no temporary file, and nothing of what was there before")
    void leavesNothingBehindWhenAWriteFails() throws IOException {
        try (Store store = open("products")) {
            put(store, "k", "old");
            Path blocked = fileOf("other");
            Files.createDirectories(blocked.resolve("inside"));
            assertThat(store.putAll(Map.of("other", Entries.of(1)))).containsExactly("other");
            assertThat(store.putAll(Map.of("other", Entries.of(1)))).containsExactly("other");
            assertThat(files(home().resolve("tmp"))).isZero();
            assertThat(value(store, "k")).isEqualTo("old");
            assertThat(said).filteredOn(line -> line.contains("cannot write")).hasSize(1);
            remove(blocked);
            put(store, "other", 2);
            assertThat(said).last().asString().startsWith("INFO").contains("can write again");
        }
    }

    @Test
    @DisplayName(
            "D162: to make room goes what is dead, else of a directory chosen by lot what would go first; what was just written stays")
    void cullsWhatIsDeadFirst() {
        try (Store store = factory.open(context("products", directory.toString(), 30))) {
            for (int i = 0; i < 15; i++) {
                store.putAll(Map.of("brief" + i, Entries.living(i, Duration.ofMinutes(1))));
                store.putAll(Map.of("long" + i, Entries.eternal(i)));
            }
            clock.advance(Duration.ofMinutes(3));
            put(store, "new", 1);
            assertThat(store.size().entries()).isBetween(16L, 30L);
            for (int i = 0; i < 100; i++) {
                put(store, "new" + i, i);
                assertThat(value(store, "new" + i)).isEqualTo(i);
            }
            assertThat(store.size().entries()).isEqualTo(30);
            assertThat(store.size().evictions()).isPositive();
            assertThat(store.keys().filter(key -> key.startsWith("long"))).hasSize(15);
        }
    }

    @Test
    void putsWrongCountsRightInTime() throws IOException {
        try (Store store = factory.open(context("products", directory.toString(), 100))) {
            for (int i = 0; i < 100; i++) {
                put(store, "k" + i, i);
            }
            remove(home().resolve("data"));
            assertThat(store.size().entries()).isEqualTo(100);
            for (int i = 0; i < 300; i++) {
                put(store, "more" + i, i);
            }
            assertThat(files(home().resolve("data"))).isEqualTo(100);
            assertThat(store.size().entries()).isEqualTo(100);
        }
    }

    @Test
    void deletesWhatWasClearedInTheBackground() {
        try (Store store = open("products")) {
            for (int i = 0; i < 200; i++) {
                put(store, "k" + i, i);
            }
            store.clear();
            assertThat(store.size().entries()).isZero();
            assertThat(store.keys()).isEmpty();
            awaitUntil(() -> isEmpty(home().resolve("trash")));
        }
    }

    @Test
    @DisplayName(
            "what a process left behind that was killed while it wrote goes when the cache is opened an hour later")
    void sweepsWhatKilledProcessesLeftBehind() throws IOException {
        Path left = Files.createDirectories(home().resolve("tmp")).resolve("left");
        Path recent = home().resolve("tmp/recent");
        Path trash = Files.createDirectories(home().resolve("trash/cleared/00/00"));
        Files.writeString(left, "half a rec");
        Files.writeString(recent, "half a rec");
        Files.writeString(trash.resolve("file"), "cleared");
        Files.setLastModifiedTime(left, FileTime.from(clock.instant().minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(recent, FileTime.from(clock.instant().minus(Duration.ofMinutes(59))));
        try (Store store = open("products")) {
            assertThat(store.get("k")).isNull();
            awaitUntil(() -> !Files.exists(left) && isEmpty(home().resolve("trash")));
            assertThat(recent).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "/etc", "a/b", "..", ".", "A", "a:b", "\u00e4 \u4e2d", "con", "a%2e"})
    void staysInItsDirectoryWhateverTheCacheIsCalled(String cache) throws IOException {
        try (Store store = open(cache)) {
            put(store, "../../../etc/passwd", 1);
            try (Stream<Path> made = Files.list(directory)) {
                assertThat(made)
                        .singleElement()
                        .satisfies(
                                one -> assertThat(one.getFileName().toString()).matches("[a-z0-9_-]+"));
            }
        }
        assertThat(Place.directoryName(cache)).isNotEqualTo(Place.directoryName(cache + "/"));
    }

    @Test
    void leavesTheCacheOfAnotherApplicationAlone() {
        StoreContext ours = context("products", directory.toString(), 10);
        StoreContext theirs = new StoreContext("products", "theirs", ours.settings(), ours.codec(), ours.classLoader());
        try (Store store = factory.open(ours);
                Store other = factory.open(theirs)) {
            put(store, "k", 1);
            put(other, "k", 2);
            store.clear();
            assertThat(value(other, "k")).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("links are not followed: neither to a file, nor to a directory, nor when something is deleted")
    void followsNoLinks() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        try (Store store = open("products")) {
            put(store, "k", 1);
            Path file = fileOf("k");
            Path moved = outside.resolve(file.getFileName());
            Files.move(file, moved);
            Files.createSymbolicLink(file, moved);
            assertThat(store.get("k")).isNull();
            put(store, "k", 2);
            assertThat(Files.isSymbolicLink(file)).isFalse();
            Path leaf = file.getParent();
            remove(leaf);
            Files.createSymbolicLink(leaf, outside);
            assertThat(store.get("k")).isNull();
            assertThat(store.removeAll(Set.of("k"))).isEmpty();
            assertThat(store.putAll(Map.of("k", Entries.of(3)))).containsExactly("k");
            store.clear();
            awaitUntil(() -> isEmpty(home().resolve("trash")));
            assertThat(moved).exists();
        }
        remove(home());
        Files.createSymbolicLink(home(), outside);
        try (Store store = open("products")) {
            assertThatThrownBy(() -> store.putAll(Map.of("k", Entries.of(1))))
                    .isInstanceOf(java.io.UncheckedIOException.class);
            assertThat(outside).isDirectoryNotContaining("glob:**index");
        }
    }

    @Test
    void startsAnewWhenTheIndexIsDamagedOrTheBoundIsQuiteAnother() throws IOException {
        try (Store store = open("products")) {
            put(store, "k", 1);
        }
        try (Store store = factory.open(context("products", directory.toString(), 40_000))) {
            assertThat(value(store, "k")).isEqualTo(1);
        }
        try (Store store = factory.open(context("products", directory.toString(), 1_000_000))) {
            assertThat(store.get("k")).isNull();
            put(store, "k", 2);
        }
        Files.writeString(home().resolve("index"), "damaged");
        try (Store store = factory.open(context("products", directory.toString(), 1_000_000))) {
            assertThat(store.get("k")).isNull();
            assertThat(store.size().entries()).isZero();
        }
    }

    @Test
    void serversWhoseThreadsAreInterruptedGoOn() {
        try (Store store = open("products")) {
            Thread.currentThread().interrupt();
            put(store, "k", 1);
            assertThat(value(store, "k")).isEqualTo(1);
            assertThat(store.replace("k", Entries.of(1), Entries.of(2))).isTrue();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(value(store, "k")).isEqualTo(2);
        }
        assertThat(said).isEmpty();
    }

    private static boolean isEmpty(Path path) {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private static void awaitUntil(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }
}
