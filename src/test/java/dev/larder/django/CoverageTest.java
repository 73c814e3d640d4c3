package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the groups A to J and P to S is cited by a test, or left out with a reason; K to O are in {@link PageLinesTest}. */
class CoverageTest {

    private static final Map<String, int[]> GROUPS = Map.ofEntries(
            Map.entry("A", new int[] {1, 2, 4, 5, 8, 9, 10, 11, 13, 15}),
            Map.entry("B", new int[] {
                16, 17, 19, 20, 23, 24, 26, 27, 28, 29, 31, 33, 35, 36, 38, 39, 40, 42, 43, 45, 46, 47, 49, 51, 53, 54,
                55, 56, 58, 60, 61, 63, 64, 66, 67, 68, 70, 72, 73, 74, 76, 77, 79, 80, 82, 84, 85
            }),
            Map.entry("C", new int[] {87, 88, 90, 92, 93, 94, 96, 97, 98, 100, 102, 103, 104, 106, 107}),
            Map.entry("D", new int[] {109, 111, 112, 113, 116, 117, 118, 119, 121, 122}),
            Map.entry("E", new int[] {124, 126, 127, 128, 131, 132, 133}),
            Map.entry("F", new int[] {135, 137, 138, 139, 140, 142, 144, 145, 147, 148, 149}),
            Map.entry("G", new int[] {152, 153, 155, 156, 157, 159, 160, 162}),
            Map.entry("H", new int[] {163, 165, 167, 168, 170, 171, 172}),
            Map.entry("I", new int[] {173, 175, 177, 178, 179, 181}),
            Map.entry("J", new int[] {183, 184, 186, 188, 189, 190, 191, 193, 194}),
            Map.entry("P", new int[] {294, 295, 297, 299, 300, 301, 303, 304, 306, 308, 309, 310, 312, 313, 314}),
            Map.entry("Q", new int[] {317, 318, 320, 321}),
            Map.entry("R", new int[] {
                322, 323, 325, 327, 329, 330, 332, 333, 335, 336, 337, 338, 340, 342, 343, 344, 346, 348, 350, 351, 353,
                354, 355
            }),
            Map.entry("S", new int[] {356, 358, 359}));

    /** Every backend, by the same tests. */
    private static final List<Class<?>> SUBJECTS = List.of(
            ValuesByReferenceTest.class,
            ValuesAsBytesTest.class,
            ValuesOnCaffeineTest.class,
            ValuesOnDerbyIT.class,
            ValuesOnFilesIT.class,
            ValuesOnH2IT.class,
            ValuesOnMariaDbIT.class,
            ValuesOnMemcachedIT.class,
            ValuesOnPostgresIT.class,
            ValuesOnProvidersIT.OverCache2k.class,
            ValuesOnProvidersIT.OverHazelcast.class,
            ValuesOnProvidersIT.OverInfinispan.class,
            ValuesOnProvidersIT.OverRedisson.class,
            ValuesOnRedisIT.class);

    /** What one backend or face has alone. */
    private static final List<Class<?>> OTHERS = List.of(
            NoneTest.class,
            OwnBackendTest.class,
            InMemoryTest.class,
            RegistryTest.class,
            RedisLinesIT.class,
            MemcachedLinesIT.class,
            Lines.test("internal.store.file.FileStoreTest"),
            Lines.test("internal.store.jdbc.CullingTest"),
            Lines.test("internal.store.jdbc.JdbcSettingsTest"),
            Lines.test("internal.store.memcached.MemcachedOutageIT"),
            Lines.test("internal.store.memcached.MemcachedSettingsTest"),
            Lines.test("internal.store.redis.RedisPlacesIT"),
            Lines.test("internal.store.redis.RedisSettingsTest"),
            Lines.test("internal.store.redis.RedisStoreIT"),
            Lines.test("internal.fragment.FragmentEngineTest"));

    /** The languages of pages that have fragments. */
    private static final Class<?> FRAGMENTS = Lines.test("internal.fragment.FragmentContract");

    private static final List<Class<?>> LANGUAGES = List.of(
            Lines.test("internal.jsp.FragmentTagTest"),
            Lines.test("internal.faces.MojarraFragmentTest"),
            Lines.test("internal.faces.MyFacesFragmentTest"));

    private static final String SESSIONS =
            "sessions are the server's: Larder caches what can be computed again, which a session cannot";

    private static final Map<String, String> LEFT_OUT = leftOut();

    private static final Lines LINES = Lines.of(
            GROUPS, Stream.of(SUBJECTS, OTHERS, LANGUAGES).flatMap(List::stream).toList(), LEFT_OUT);

    private static Map<String, String> leftOut() {
        Map<String, String> all = new HashMap<>(
                Map.of(
                        "D317",
                        SESSIONS,
                        "D318",
                        SESSIONS,
                        "D320",
                        SESSIONS,
                        "D338",
                        "as D106: nobody may replace how keys are built, so there is nothing to reverse",
                        "D355",
                        "a cache holds values; who wants the server's hashes, sets and sorted sets takes the client itself",
                        "D359",
                        "what a page came from is said by Cache-Status (RFC 9211); how long look-ups take is no visitor's affair"));
        List.of(NoneTest.LEFT_OUT, ValuesContract.LEFT_OUT, InMemoryTest.LEFT_OUT, RegistryTest.LEFT_OUT)
                .forEach(all::putAll);
        return all;
    }

    @Test
    void everyLineIsCitedOrLeftOutWithAReason() {
        LINES.areCitedOrLeftOut();
    }

    @Test
    void everyBackendIsHeldToTheSameLines() {
        for (Class<?> subject : SUBJECTS) {
            assertThat(Lines.citedBy(subject))
                    .as(subject.getSimpleName())
                    .containsAll(Lines.citedBy(ValuesContract.class))
                    .hasSizeGreaterThan(60);
        }
    }

    @Test
    void everyLanguageOfPagesIsHeldToTheSameLines() {
        assertThat(LANGUAGES).allMatch(FRAGMENTS::isAssignableFrom);
        assertThat(Lines.citedBy(FRAGMENTS)).hasSizeGreaterThan(14);
    }

    @Test
    void whatIsLeftOutIsNotCitedAndHasAReason() {
        LINES.areLeftOutOnlyWithAReasonAndWhereNobodyCitesThem();
    }

    @Test
    void noTestCitesALineOfNoGroup() {
        LINES.areAllThatIsCited();
    }
}
