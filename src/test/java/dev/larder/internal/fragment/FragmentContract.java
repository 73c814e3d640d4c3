package dev.larder.internal.fragment;

import static dev.larder.internal.fragment.Part.fragment;
import static dev.larder.internal.fragment.Part.fragments;
import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static dev.larder.internal.fragment.Part.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Group P of the behaviours of Django's template tag, and what Larder does better, for every page language.
 *
 * <p>Read for their intent: D299 (a Java page's unknown variable is null), D304 (the cache is called {@code fragments} and always
 * there), D309 (an unknown variable is null, which differs from empty and from no value).
 */
public abstract class FragmentContract {

    protected final ManualClock clock = new ManualClock();
    protected final MapCaches caches = new MapCaches(clock, "default", "fragments", "other", "pages");
    protected final FragmentEngine engine =
            new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));
    private final AtomicInteger counter = new AtomicInteger();

    /** Renders a page. */
    protected abstract Answer answer(Part... page) throws Exception;

    /** Makes an object known to the expressions of pages. */
    protected abstract void know(String name, Object value) throws Exception;

    /**
     * What came of a page.
     *
     * @param failed whether the page failed
     * @param text what it wrote, or the message of its failure
     */
    public record Answer(boolean failed, String text) {}

    @BeforeEach
    void countsRuns() throws Exception {
        know("n", counter);
    }

    @AfterEach
    void closes() {
        caches.close();
    }

    protected final String rendered(Part... page) throws Exception {
        Answer answer = answer(page);
        assertThat(answer.failed()).as(answer.text()).isFalse();
        return answer.text();
    }

    private String failure(Part... page) throws Exception {
        Answer answer = answer(page);
        assertThat(answer.failed()).as(answer.text()).isTrue();
        return answer.text();
    }

    /** Writes how often it has been computed. */
    protected static final Part COUNT = value("n.incrementAndGet()");

    private static Part counting(String... attributes) {
        return fragment(List.of(attributes), COUNT);
    }

    @Test
    @DisplayName("D294 the first rendering writes the body, the second replays it exactly")
    void writesTheBodyAndReplaysIt() throws Exception {
        Part[] page = {
            text("["),
            fragment(
                    List.of("name=a", "ttl=300"),
                    text("<b class=\"x\">\u00fc\u20ac\ud83c\udf4e &amp; &lt; "),
                    COUNT,
                    text("</b>")),
            text("]")
        };
        assertThat(rendered(page)).isEqualTo("[<b class=\"x\">\u00fc\u20ac\ud83c\udf4e &amp; &lt; 1</b>]");
        assertThat(rendered(page)).isEqualTo("[<b class=\"x\">\u00fc\u20ac\ud83c\udf4e &amp; &lt; 1</b>]");
    }

    @Test
    @DisplayName("D295 a second page with the same fragment name gets the first one's markup")
    void sharesAFragmentBetweenPages() throws Exception {
        assertThat(rendered(text("first:"), counting("name=shared"))).isEqualTo("first:1");
        assertThat(rendered(text("second:"), fragment(List.of("name=shared"), text("another body"))))
                .isEqualTo("second:1");
    }

    @ParameterizedTest
    @CsvSource({
        "300, 300",
        "${seconds}, 300",
        "${ seconds * 2 }, 600",
        "${text}, 300",
        "90s, 90",
        "PT15M, 900",
        "${lifetime}, 7200"
    })
    @DisplayName("D297 D308 a lifetime is seconds, a duration, or an expression of either, a numeric text too")
    void livesAsLongAsItsTtl(String ttl, long seconds) throws Exception {
        know("seconds", 300);
        know("text", "300");
        know("lifetime", Duration.ofHours(2));
        Part page = counting("name=a", "ttl=" + ttl);
        rendered(page);
        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(rendered(page)).isEqualTo("1");
        clock.advance(Duration.ofMillis(1));
        assertThat(rendered(page)).isEqualTo("2");
    }

    @Test
    void livesForEverOrNotAtAll() throws Exception {
        know("zero", 0);
        Part forever = counting("name=a", "ttl=forever");
        rendered(forever);
        clock.advance(Duration.ofDays(4000));
        assertThat(rendered(forever)).isEqualTo("1");
        Part never = counting("name=b", "ttl=${zero}");
        assertThat(rendered(never)).isEqualTo("2");
        assertThat(rendered(never)).isEqualTo("3");
    }

    @Test
    void livesAsTheCacheIsConfiguredWithoutATtl() throws Exception {
        rendered(counting("name=a"));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(rendered(counting("name=a"))).isEqualTo("1");
        clock.advance(Duration.ofMillis(1));
        assertThat(rendered(counting("name=a"))).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${unknown}", "${text}", "${list}", "${fraction}", "${number}", "${empty1}"})
    @DisplayName("D299 D300 D308 a lifetime that is none is an error that names page, fragment and attribute")
    void refusesALifetimeThatIsNone(String ttl) throws Exception {
        know("text", "soon");
        know("list", List.of(1, 2));
        know("fraction", "5.5");
        know("number", 5.5);
        know("empty1", "");
        assertThat(failure(counting("name=sidebar", "ttl=" + ttl)))
                .contains("<l:fragment ttl> = ", "fragment 'sidebar'", "not a", "Use ")
                .containsPattern("from /\\S+,");
        assertThat(counter).as("the body has not been run").hasValue(0);
    }

    @Test
    @DisplayName("D301 an empty body is fine, and is stored; values with spaces are fine")
    void storesAnEmptyBody() throws Exception {
        know("words", "two words");
        assertThat(rendered(fragment(List.of("name=a", "vary=${words}")))).isEmpty();
        assertThat(rendered(counting("name=a", "vary=${words}"))).isEmpty();
    }

    @Test
    @DisplayName("D303 the name is kept exactly as written")
    void keepsTheNameAsWritten() throws Exception {
        rendered(counting("name=Side bar:1 "));
        assertThat(rendered(counting("name=Side bar:1"))).isEqualTo("2");
        assertThat(rendered(counting("name=Side bar:1 "))).isEqualTo("1");
        assertThat(caches.get("fragments").contains(engine.key("Side bar:1 "))).isTrue();
    }

    @Test
    void refusesAFragmentWithoutAName() throws Exception {
        know("nothing", "");
        assertThat(failure(counting("name=${nothing}"))).contains("<l:fragment name> = ''", "no name");
    }

    @Test
    @DisplayName("D304 fragments are in the cache of fragments, or in the one the tag names")
    void storesInTheCacheThatIsNamed() throws Exception {
        rendered(counting("name=a"));
        rendered(counting("name=b", "cache=other"));
        assertThat(caches.get("fragments").contains(engine.key("a"))).isTrue();
        assertThat(caches.get("fragments").contains(engine.key("b"))).isFalse();
        assertThat(caches.get("other").contains(engine.key("b"))).isTrue();
    }

    @Test
    @DisplayName("D306 a cache that is not configured is an error when rendered, which lists the known ones")
    void refusesAnUnknownCache() throws Exception {
        assertThat(failure(counting("name=a", "cache=unheard-of")))
                .contains("<l:fragment cache> = 'unheard-of'", "fragment 'a'", "unknown", "other");
    }

    @Test
    @DisplayName("D309 1 and \"1\" share a fragment; null, empty, the text null and no value do not")
    void tellsValuesApart() throws Exception {
        know("one", 1);
        know("text1", "1");
        know("long1", 1L);
        know("none", List.of());
        assertThat(rendered(counting("name=a", "vary=${one}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=${text1}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=${long1}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=1"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=${unknown}"))).isEqualTo("2");
        assertThat(rendered(counting("name=a", "vary="))).isEqualTo("3");
        assertThat(rendered(counting("name=a", "vary=null"))).isEqualTo("4");
        assertThat(rendered(counting("name=a"))).isEqualTo("5");
        assertThat(rendered(counting("name=a", "vary=${none}"))).isEqualTo("5");
    }

    @Test
    @DisplayName("D312 D313 several values are never ambiguous")
    void neverConfusesSeveralValues() throws Exception {
        know("some", List.of("a:b", "c"));
        know("others", new String[] {"a", "b:c"});
        know("endless", "x".repeat(10_000));
        assertThat(rendered(counting("name=a", "vary=${some}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=${others}"))).isEqualTo("2");
        assertThat(rendered(counting("name=a", "vary=${['a:b', 'c']}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "vary=${[endless, 'c']}"))).isEqualTo("3");
        assertThat(caches.get("fragments").contains(engine.key("a", "x".repeat(10_000), "c")))
                .isTrue();
    }

    @Test
    void refusesAValueThatMayNotTellTwoVisitorsApart() throws Exception {
        know("visitor", new AtomicReference<>("her"));
        assertThat(failure(counting("name=a", "vary=${visitor}")))
                .contains("<l:fragment vary> = java.util.concurrent.atomic.AtomicReference", "such as an id")
                .doesNotContain("= her");
    }

    @Test
    @DisplayName("D314 deleting the helper's key, or invalidating, ends exactly that fragment")
    void invalidatesExactlyOneFragment() throws Exception {
        know("user", "Zo\u00eb");
        Part hers = counting("name=a", "vary=${user}");
        Part everybodys = counting("name=a");
        rendered(hers);
        rendered(everybodys);
        engine.invalidate("a", "Zo\u00eb");
        assertThat(rendered(everybodys)).isEqualTo("2");
        assertThat(rendered(hers)).isEqualTo("3");
        caches.get("fragments").delete(engine.key("a"));
        assertThat(rendered(hers)).isEqualTo("3");
        assertThat(rendered(everybodys)).isEqualTo("4");
    }

    @Test
    @DisplayName("D310 nested fragments have entries of their own")
    void storesNestedFragmentsApart() throws Exception {
        Part page = fragment(List.of("name=outer", "vary=1"), COUNT, text("("), counting("name=inner"), text(")"));
        assertThat(rendered(page)).isEqualTo("1(2)");
        assertThat(rendered(page)).isEqualTo("1(2)");
        assertThat(rendered(counting("name=inner"))).isEqualTo("2");
        engine.invalidate("outer", 1);
        assertThat(rendered(page)).isEqualTo("3(2)");
    }

    @Test
    void livesNoLongerThanWhatIsNestedInIt() throws Exception {
        Part page = fragment(
                List.of("name=outer", "ttl=1h"), COUNT, text("("), counting("name=inner", "ttl=1m"), text(")"));
        rendered(page);
        clock.advance(Duration.ofSeconds(59));
        assertThat(rendered(page)).isEqualTo("1(2)");
        clock.advance(Duration.ofSeconds(1));
        assertThat(rendered(page)).isEqualTo("3(4)");
        Part never = fragment(List.of("name=outer2", "ttl=1h"), counting("name=inner2", "ttl=0"));
        assertThat(rendered(never)).isEqualTo("5");
        assertThat(rendered(never)).isEqualTo("6");
    }

    @Test
    void tagsInvalidateAndRise() throws Exception {
        know("id", 42);
        know("tags", List.of("a, b"));
        Part page = fragment(
                List.of("name=outer", "tags=menu , product:${id}"),
                COUNT,
                text("("),
                counting("name=inner", "tags=${tags}"),
                text(")"));
        assertThat(rendered(page)).isEqualTo("1(2)");
        caches.invalidateTags("a", "b", "product");
        assertThat(rendered(page)).isEqualTo("1(2)");
        caches.invalidateTags("product:42");
        assertThat(rendered(page)).isEqualTo("3(2)");
        caches.invalidateTags("a, b");
        assertThat(rendered(page)).isEqualTo("4(5)");
    }

    @Test
    void valuesThatTheBodyUsesGiveItTheirTags() throws Exception {
        know("price", (Supplier<String>) () ->
                caches.get("default").getOrSet("p", CachePolicy.inherited().tags("product:42"), () -> "cheap"));
        Part page = fragment(List.of("name=a"), COUNT, value("price.get()"));
        rendered(page);
        assertThat(rendered(page)).isEqualTo("1cheap");
        caches.invalidateTags("product:42");
        assertThat(rendered(page)).isEqualTo("2cheap");
    }

    @Test
    void neverKeepsWhatWasInvalidatedWhileItWasRendered() throws Exception {
        know("change", (Supplier<String>) () -> {
            caches.invalidateTags("menu");
            return "";
        });
        Part page = fragment(List.of("name=a", "tags=menu"), COUNT, value("change.get()"));
        assertThat(rendered(page)).isEqualTo("1");
        assertThat(rendered(page)).isEqualTo("2");
    }

    @Test
    void storesNothingWhenTheBodyThrows() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        know("risk", (Callable<String>) () -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the query failed");
            }
            return "fine";
        });
        Part page = fragment(List.of("name=a"), text("half"), value("risk.call()"), COUNT);
        assertThat(failure(page)).contains("the query failed");
        assertThat(rendered(page)).isEqualTo("halffine1");
        assertThat(rendered(page)).isEqualTo("halffine1");
    }

    @Test
    void servesTheOldMarkupWhenRefreshingFailsAndTheCacheAllowsIt() throws Exception {
        caches.add("other", CachePolicy.ttl(Duration.ofMinutes(1)).staleIfError(Duration.ofHours(1)));
        AtomicInteger left = new AtomicInteger(1);
        know("risk", (Callable<String>) () -> {
            if (left.getAndDecrement() == 0) {
                throw new IllegalStateException("the query failed");
            }
            return "fine";
        });
        Part[] page = {text("["), fragment(List.of("name=a", "cache=other"), value("risk.call()"), COUNT), text("]")};
        rendered(page);
        clock.advance(Duration.ofMinutes(2));
        assertThat(rendered(page)).as("the body fails").isEqualTo("[fine1]");
        clock.advance(Duration.ofMinutes(2));
        assertThat(rendered(page)).isEqualTo("[fine2]");
    }

    @Test
    void refreshesAStaleFragmentWithinTheRequestThatFindsIt() throws Exception {
        caches.add("other", CachePolicy.ttl(Duration.ofMinutes(1)).staleWhileRevalidate(Duration.ofHours(1)));
        Part page = counting("name=a", "cache=other");
        rendered(page);
        clock.advance(Duration.ofMinutes(2));
        assertThat(rendered(page)).isIn("1", "2");
        assertThat(rendered(page)).isEqualTo("2");
    }

    @Test
    void rendersOnceForManyRequestsAtATime() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        know("slow", (Callable<String>) () -> {
            running.countDown();
            return goOn.await(20, TimeUnit.SECONDS) ? "" : "nobody came";
        });
        Part page = fragment(List.of("name=a"), value("slow.call()"), COUNT);
        rendered(counting("name=warm")); // the page language's own first time
        counter.set(0);
        ExecutorService visitors = Executors.newFixedThreadPool(20);
        try {
            List<Future<String>> answers = new ArrayList<>();
            answers.add(visitors.submit(() -> rendered(page)));
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i < 20; i++) {
                answers.add(visitors.submit(() -> rendered(page)));
            }
            goOn.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("1");
            }
        } finally {
            visitors.shutdownNow();
        }
        assertThat(counter).hasValue(1);
    }

    @Test
    void aLivePartIsComputedForEachVisitorAndNeverStored() throws Exception {
        Part page = fragment(
                List.of("name=outer"),
                fragment(List.of("name=middle"), text("["), live(COUNT), text("]")),
                text("|"),
                counting("name=inner"));
        String first = rendered(page);
        assertThat(first).isIn("[1]|2", "[2]|1");
        String second = rendered(page);
        assertThat(second).startsWith("[3]|").endsWith(first.substring(4));
        assertThat(rendered(live(COUNT))).isEqualTo("4");
        assertThat(rendered(live(counting("name=inner")))).isEqualTo(first.substring(4));
    }

    @Test
    void cachesOnlyAsLongAsItsConditionHolds() throws Exception {
        know("yes", true);
        know("no", "false");
        assertThat(rendered(counting("name=a", "if=${no}"))).isEqualTo("1");
        assertThat(rendered(counting("name=a", "if=${unknown}"))).isEqualTo("2");
        assertThat(rendered(counting("name=a", "unless=${yes}"))).isEqualTo("3");
        assertThat(caches.get("fragments").contains(engine.key("a"))).isFalse();
        assertThat(rendered(counting("name=a", "if=${yes}"))).isEqualTo("4");
        assertThat(rendered(counting("name=a", "unless=${no}", "if=true"))).isEqualTo("4");
        assertThat(rendered(counting("name=a", "if=${no}")))
                .as("nor is it read")
                .isEqualTo("5");
    }

    @Test
    void whatIsNotCachedByItsConditionIsNotStoredWithWhatIsAroundIt() throws Exception {
        know("yes", true);
        Part page = fragment(List.of("name=outer"), counting("name=inner", "unless=${yes}"));
        assertThat(rendered(page)).isEqualTo("1");
        assertThat(rendered(page)).isEqualTo("2");
    }

    @Test
    void cachesACollectionOnlyAsLongAsItsConditionHolds() throws Exception {
        know("yes", true);
        know("letters", List.of("a", "b"));
        Part cached = letters("if=${yes}");
        assertThat(rendered(letters("unless=${yes}"))).isEqualTo("1a2b");
        assertThat(rendered(cached)).as("nothing was stored").isEqualTo("3a4b");
        assertThat(rendered(cached)).isEqualTo("3a4b");
        assertThat(rendered(letters("if=${unknown}"))).as("nor is it read").isEqualTo("5a6b");
        Part around = fragment(List.of("name=outer"), letters("unless=${yes}"));
        assertThat(rendered(around)).isEqualTo("7a8b");
        assertThat(rendered(around)).as("nor is what is around it stored").isEqualTo("9a10b");
    }

    private static Part letters(String condition) {
        return fragments(List.of("items=${letters}", "var=x", "name=card", "vary=#{x}", condition), COUNT, value("x"));
    }

    @Test
    void refusesAConditionThatIsNeitherTrueNorFalse() throws Exception {
        know("text", "maybe");
        assertThat(failure(counting("name=a", "if=${text}")))
                .contains("<l:fragment if> = 'maybe'", "fragment 'a'", "neither true nor false");
    }

    @Test
    void servesTheOldMarkupWhenRefreshingFailsAndTheTagAllowsIt() throws Exception {
        AtomicInteger left = new AtomicInteger(1);
        know("risk", (Callable<String>) () -> {
            if (left.getAndDecrement() <= 0) {
                throw new IllegalStateException("the query failed");
            }
            return "fine";
        });
        Part page = fragment(List.of("name=a", "ttl=60", "staleIfError=1h"), value("risk.call()"));
        rendered(page);
        clock.advance(Duration.ofMinutes(60));
        assertThat(rendered(page)).isEqualTo("fine");
        clock.advance(Duration.ofMinutes(2));
        assertThat(failure(page)).contains("the query failed");
    }

    @Test
    void refreshesAStaleFragmentAsTheTagSays() throws Exception {
        Part page = counting("name=a", "ttl=60", "staleWhileRevalidate=1h");
        rendered(page);
        clock.advance(Duration.ofMinutes(2));
        assertThat(rendered(page)).isIn("1", "2");
        assertThat(rendered(page)).isEqualTo("2");
        assertThat(failure(counting("name=a", "staleWhileRevalidate=${['x']}")))
                .contains("<l:fragment staleWhileRevalidate>", "not a duration");
    }

    @Test
    void livesNoLongerThanWhatIsInsideWithoutALifetimeOfItsOwnToo() throws Exception {
        Part page = fragment(List.of("name=outer"), COUNT, counting("name=inner", "ttl=1m"));
        rendered(page);
        clock.advance(Duration.ofSeconds(61));
        assertThat(rendered(page)).isEqualTo("34");
    }

    @Test
    void invalidatingAFragmentReachesTheFragmentsAroundItInAnyCache() throws Exception {
        Part page = fragment(List.of("name=outer", "cache=other"), COUNT, counting("name=inner", "vary=1"));
        rendered(page);
        engine.invalidate("inner", 2);
        assertThat(rendered(page)).isEqualTo("12");
        engine.invalidate("inner", 1);
        assertThat(rendered(page)).isEqualTo("34");
        engine.invalidate("outer");
        assertThat(rendered(page)).isEqualTo("54");
    }

    @Test
    void javaCodeRendersTheSameFragmentsAsTags() throws Exception {
        assertThat(rendered(counting("name=a", "vary=1"))).isEqualTo("1");
        String fromJava = engine.render("a", Duration.ofMinutes(1), 1, out -> out.write("never"));
        assertThat(fromJava).isEqualTo("1");
        engine.render("b", Duration.ofMinutes(1), List.of(), out -> out.write("from Java"));
        assertThat(rendered(counting("name=b"))).isEqualTo("from Java");
    }

    @Test
    void aCollectionHasAFragmentForEachElement() throws Exception {
        know("letters", List.of("a", "b", "c"));
        know("more", List.of("c", "d", "a"));
        Part all = cards("${letters}");
        assertThat(rendered(text("("), all, text(")"))).isEqualTo("(a1 b2 c3 )");
        assertThat(rendered(all)).isEqualTo("a1 b2 c3 ");
        assertThat(rendered(cards("${more}"))).isEqualTo("c3 d4 a1 ");
        engine.invalidate("card", "b");
        assertThat(rendered(all)).isEqualTo("a1 b5 c3 ");
        caches.invalidateTags("letter:c");
        assertThat(rendered(all)).isEqualTo("a1 b5 c6 ");
        know("letters", List.of());
        assertThat(rendered(all)).isEmpty();
    }

    private static Part cards(String items) {
        return fragments(
                List.of("items=" + items, "var=x", "name=card", "vary=#{x}", "tags=letter:#{x}"),
                value("x"),
                COUNT,
                text(" "));
    }

    @Test
    void readsACollectionInOneTripToTheBackend() throws Exception {
        know("letters", List.of("a", "b", "c"));
        rendered(cards("${letters}"));
        int before = caches.store("fragments").trips();
        assertThat(rendered(cards("${letters}"))).isEqualTo("a1 b2 c3 ");
        assertThat(caches.store("fragments").trips()).isEqualTo(before + 1);
    }

    @Test
    void refusesToGiveTwoElementsOneFragment() throws Exception {
        know("letters", List.of("a", "b"));
        assertThat(failure(fragments(List.of("items=${letters}", "var=x", "name=card", "vary=everybody"), value("x"))))
                .contains("<l:fragments vary>", "fragment 'card'", "two different items");
        know("letters", 3);
        assertThat(failure(cards("${letters}"))).contains("<l:fragments items> = '3'", "not a collection");
    }

    @Test
    void aCollectionGivesWhatIsAroundItTagsAndLifetime() throws Exception {
        know("letters", List.of("a", "b"));
        Part page = fragment(
                List.of("name=outer"),
                fragments(List.of("items=${letters}", "var=x", "name=card", "vary=#{x}", "ttl=1m"), value("x"), COUNT));
        rendered(page);
        engine.invalidate("outer");
        rendered(page); // hits inside
        clock.advance(Duration.ofSeconds(61));
        assertThat(rendered(page)).isEqualTo("a3b4");
        engine.invalidate("outer");
        rendered(page);
        engine.invalidate("card", "b");
        assertThat(rendered(page)).isEqualTo("a3b5");
    }

    @Test
    void everyVisitorGetsHisOwnLivePartAlsoWhenTheyComeTogether() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        know("meet", (Callable<String>) () -> {
            both.countDown();
            return both.await(20, TimeUnit.SECONDS) ? "" : "alone";
        });
        Part page = fragment(List.of("name=a"), live(value("meet.call()"), COUNT));
        ExecutorService visitors = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = visitors.submit(() -> rendered(page));
            Future<String> two = visitors.submit(() -> rendered(page));
            assertThat(List.of(one.get(30, TimeUnit.SECONDS), two.get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder("1", "2");
        } finally {
            visitors.shutdownNow();
        }
    }
}
