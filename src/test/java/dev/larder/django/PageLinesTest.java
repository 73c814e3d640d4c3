package dev.larder.django;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every line of the groups K to O, which are about pages, is cited by a test, or left out with a reason. */
class PageLinesTest {

    private static final Map<String, int[]> GROUPS = Map.of(
            "K", new int[] {197, 198, 199, 200, 202, 204, 205, 206, 209, 210},
            "L", new int[] {211, 213, 215, 216, 217, 218, 220, 222, 223, 225, 226, 228},
            "M",
                    new int[] {
                        230, 231, 232, 233, 235, 237, 238, 239, 241, 242, 244, 246, 247, 248, 250, 252, 253, 255, 257,
                        258, 259, 261, 263, 264, 265, 267, 268, 269, 272
                    },
            "N", new int[] {273, 275, 276, 277},
            "O", new int[] {279, 280, 282, 284, 285, 286, 288, 289, 290, 293});

    private static final String PREFIX =
            "a prefix belongs to a cache (larder.caches.<name>.key-prefix), under every key that a page makes, and a page"
                    + " chooses a cache (D239)";
    private static final String RENDERED =
            "a servlet's response has no later rendering: what is written is what is captured";

    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("D213", PREFIX),
            Map.entry("D223", PREFIX),
            Map.entry("D235", PREFIX),
            Map.entry("D238", PREFIX),
            Map.entry(
                    "D225",
                    "there is no setting for translations: Accept-Language counts where the page reads it (D228)"),
            Map.entry(
                    "D226",
                    "Jakarta EE knows no time zone of a visitor; a page that has one from a cookie varies on that"),
            Map.entry("D233", "there is one filter: what is looked up and what is stored is one exchange"),
            Map.entry(
                    "D258", "a cache is one object for all threads (D184), so there is nothing to ask for per thread"),
            Map.entry("D268", RENDERED),
            Map.entry("D272", RENDERED),
            Map.entry("D275", "applications set Cache-Control themselves; an annotation for it would be a second way"),
            Map.entry("D276", "the compiler refuses the annotations anywhere but at types and methods"));

    /** By name: they belong to other rooms. */
    private static final List<Class<?>> TESTS = Stream.of(
                    "internal.page.PageCompressionTest",
                    "internal.page.PageConditionTest",
                    "internal.page.PageDeclarationTest",
                    "internal.page.PageDjangoTest",
                    "internal.page.PageInputsTest",
                    "internal.page.PageSafetyTest",
                    "internal.page.PageTransferTest",
                    "rfc9110.Section13PreconditionsTest",
                    "rfc9111.CacheControlFieldTest",
                    "rfc9111.Section3_1FieldsTest",
                    "rfc9111.Section4_1VaryTest",
                    "rfc9111.Section4_2_1FreshnessLifetimeTest",
                    "rfc9111.Section4_2_3AgeTest",
                    "rfc9111.Section5_2CacheControlTest",
                    "rfc9111.SiteModeTest")
            .<Class<?>>map(Lines::test)
            .toList();

    private static final Lines LINES = Lines.of(GROUPS, TESTS, LEFT_OUT);

    @Test
    void everyLineIsCitedOrLeftOutWithAReason() {
        LINES.areCitedOrLeftOut();
    }

    @Test
    void whatIsLeftOutIsALineThatNoTestCites() {
        LINES.areLeftOutOnlyWithAReasonAndWhereNobodyCitesThem();
    }

    @Test
    void noTestCitesALineOfNoGroup() {
        LINES.areAllThatIsCited();
    }
}
