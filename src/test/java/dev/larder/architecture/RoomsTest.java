package dev.larder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom. A room that does not exist (yet) breaks no rule. */
class RoomsTest {
    /** A room and the rooms it may import, besides itself. */
    private record Room(String name, List<String> mayImport, String because) {
        private static Room room(String name, String because, String... mayImport) {
            return new Room(name, List.of(mayImport), because);
        }

        private ArchRule rule() {
            var allowed = Stream.concat(Stream.of(name), mayImport.stream()).toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage(name)
                    .should()
                    .onlyDependOnClassesThat(
                            not(resideInAPackage("dev.larder..")).or(resideInAnyPackage(allowed)))
                    .allowEmptyShould(true)
                    .because(because);
        }
    }

    private static final String ROOT = "dev.larder";
    private static final String ANNOTATION = "dev.larder.annotation";
    private static final String PAGE = "dev.larder.page";
    private static final String FRAGMENT = "dev.larder.fragment";
    private static final String SPI = "dev.larder.spi";
    private static final String INNER = "dev.larder.internal.";
    private static final String KEY = INNER + "key..";
    private static final String HTTP = INNER + "http..";
    private static final String INNER_PAGE = INNER + "page..";
    private static final String INNER_FRAGMENT = INNER + "fragment..";
    private static final String LIVE = INNER + "live..";
    private static final String CODEC = INNER + "codec..";
    private static final String BUS = INNER + "bus..";

    @TestFactory
    Stream<DynamicTest> roomsImportOnlyTheRoomsTheyMay() {
        var thinFace = "a face may use only what a user may use, and is handed the rest in its constructor";
        return Stream.of(
                        Room.room(ROOT, "the public API must stand when everything behind it changes"),
                        Room.room(ANNOTATION, "annotations say something; they do nothing", ROOT),
                        Room.room(PAGE, "the public API must stand when everything behind it changes", ROOT),
                        Room.room(FRAGMENT, "the public API must stand when everything behind it changes", ROOT),
                        Room.room(SPI, "somebody's own backend compiles against the public API alone", ROOT),
                        Room.room(HTTP, "HTTP's rules are questions about values: testable without a server"),
                        Room.room(KEY, "what a key looks like depends on nothing"),
                        Room.room(INNER + "engine..", "one engine that knows no face and no backend", ROOT, SPI, KEY),
                        // The stored page has a binary form of its own, which is a ValueCodec as anybody could write
                        // one.
                        Room.room(LIVE, "pages, fragments and tags share what stands for a live part"),
                        Room.room(INNER_PAGE, thinFace, ROOT, SPI, PAGE, HTTP, KEY, LIVE),
                        Room.room(
                                INNER + "method..",
                                thinFace,
                                ROOT,
                                ANNOTATION,
                                KEY,
                                INNER + "transaction..",
                                INNER + "el.."),
                        Room.room(INNER + "el..", "an expression knows nothing of caches"),
                        // The stored fragment has a binary form of its own, as the stored page has.
                        Room.room(INNER_FRAGMENT, thinFace, ROOT, SPI, FRAGMENT, KEY, LIVE),
                        Room.room(
                                INNER + "jsp..",
                                "a tag only hands over to the fragment",
                                ROOT,
                                FRAGMENT,
                                INNER_FRAGMENT,
                                LIVE),
                        Room.room(
                                INNER + "faces..",
                                "a tag only hands over to the fragment",
                                ROOT,
                                FRAGMENT,
                                INNER_FRAGMENT,
                                LIVE),
                        Room.room(
                                INNER + "rest..",
                                "a REST filter only hands over to the page",
                                ROOT,
                                PAGE,
                                INNER_PAGE,
                                HTTP),
                        Room.room(INNER + "transaction..", "it only says when a transaction ends", ROOT),
                        // The envelope holds the digest of its key.
                        Room.room(CODEC, "bytes are made the same way for every backend", ROOT, SPI, KEY),
                        Room.room(BUS, "messages are read the same way from every backend", SPI),
                        Room.room(INNER + "config..", "settings are read once, then handed on as values", ROOT, SPI),
                        Room.room(INNER + "observe..", "who watches sees what a user sees", ROOT, SPI))
                .map(room -> dynamicTest(room.name(), () -> room.rule().check(LarderClasses.ALL)));
    }

    @Test
    void backendsKnowTheSpiOnly() {
        classes()
                .that()
                .resideInAPackage(INNER + "store..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.larder.."))
                        .or(resideInAnyPackage(ROOT, SPI, CODEC, KEY, BUS, INNER + "store..")))
                .allowEmptyShould(true)
                .because("a backend is replaceable only while it knows the SPI alone")
                .check(LarderClasses.ALL);
    }

    @Test
    void backendsDoNotKnowEachOther() {
        slices().matching(INNER + "store.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .because("the client of one backend must not be needed for another")
                .check(LarderClasses.ALL);
    }

    @Test
    void nobodyImportsWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INNER + "wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INNER + "wiring..")
                .allowEmptyShould(true)
                .because("the one room that knows everyone must be known by no one")
                .check(LarderClasses.ALL);
    }

    @Test
    void theMainJarDoesNotNeedTheFacesJar() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INNER + "faces..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INNER + "faces..")
                .allowEmptyShould(true)
                .because("it is in a jar of its own, which most applications do not have")
                .check(LarderClasses.ALL);
    }

    @Test
    void roomsFormNoCircles() {
        slices().matching(INNER + "(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("two rooms that need each other are one room")
                .check(LarderClasses.ALL);
    }

    @Test
    void theHeartOfTheHouseNeedsOnlyTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(SPI, HTTP, KEY, INNER + "engine..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "dev.larder.."))
                .allowEmptyShould(true)
                .because("these rooms run in plain Java and are tested there")
                .check(LarderClasses.ALL);
    }
}
