package dev.larder.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.CachePolicy;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.testing.ManualClock;
import dev.larder.testing.MapCaches;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no page language shows by itself: most have been seen to fail with their guard taken out of the engine. */
class FragmentGuardsTest {

    private static final LivePart USER = new LivePart(LiveReference.resource("/user.jsp"));

    private final ManualClock clock = new ManualClock();
    private final MapCaches caches = new MapCaches(clock, "default", "fragments", "other");
    private final FragmentEngine engine = started();
    private final AtomicInteger runs = new AtomicInteger();
    private final Map<String, String> files = new HashMap<>();

    @AfterEach
    void closes() {
        caches.close();
    }

    /** As in an application that has just been started. */
    private FragmentEngine started() {
        return new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));
    }

    /** A request for a page that is made from one file. */
    private record Page(String page, Map<String, String> files, Map<String, Object> attributes) implements Rendering {

        @Override
        public List<String> templates() {
            return List.of(page);
        }

        @Override
        public @Nullable String digest(String template) {
            return files.get(template);
        }

        @Override
        public @Nullable Object attribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void attribute(String name, Object value) {
            attributes.put(name, value);
        }

        @Override
        public Watch watch() {
            return markup -> Optional.empty();
        }
    }

    private Page page(String name) {
        return new Page(name, files, new HashMap<>());
    }

    private static FragmentAttributes tag(String name) {
        return new FragmentAttributes("/page", Map.of("name", name));
    }

    private String counted(FragmentEngine with, FragmentAttributes tag, Rendering rendering) throws IOException {
        return with.<IOException>render(tag, rendering, out -> out.write("" + runs.incrementAndGet()))
                .text();
    }

    /** Leaves the part to whatever keeps its place. */
    private boolean defers(Rendering rendering, Object buffer) {
        return engine.defer(rendering, new FragmentEngine.Spot(buffer, () -> 0, () -> 0), USER);
    }

    // ---- what tells two visitors apart

    private enum Plan {
        FREE,
        PAID;

        @Override
        public String toString() {
            return "a plan";
        }
    }

    /** Users whose text is the same. */
    private record User(String getName) implements Principal {

        @Override
        public String getName() {
            return getName;
        }

        @Override
        public String toString() {
            return "a user";
        }
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // pages hand it over
    void aValueCountsByWhatItIsWhereItsTextDoesNotTell() {
        assertThat(engine.key("a", Plan.FREE)).isNotEqualTo(engine.key("a", Plan.PAID));
        assertThat(engine.key("a", new User("ann")))
                .isEqualTo(engine.key("a", new User("ann")))
                .isNotEqualTo(engine.key("a", new User("bob")));
        assertThat(engine.key("a", new Date(1)))
                .isEqualTo(engine.key("a", new Date(1)))
                .isNotEqualTo(engine.key("a", new Date(2)));
    }

    @Test
    void aSetCountsByWhatItHoldsAndNotByItsOrder() {
        assertThat(engine.key("a", new LinkedHashSet<>(List.of("x", "y", "z"))))
                .isEqualTo(engine.key("a", new LinkedHashSet<>(List.of("z", "x", "y"))));
    }

    // ---- live parts

    @Test
    void aLivePartInWhatJavaCodeRendersKeepsThatFromBeingStored() throws IOException {
        for (int i = 1; i <= 2; i++) {
            assertThat(withALivePartFromJava()).isEqualTo("" + i);
        }
    }

    private String withALivePartFromJava() throws IOException {
        return engine.<IOException>render("around", Duration.ofHours(1), List.of(), out -> {
            engine.veto(page("/page"), FragmentEngine.LIVE);
            out.write("" + runs.incrementAndGet());
        });
    }

    @Test
    void aPageIsNotGivenAPartThatIsInAFragment() throws IOException {
        Page page = page("/page");
        List<String> taken = new ArrayList<>();
        List<String> vetoes = new ArrayList<>();
        LivePage takes = (part, passage) -> taken.add(part.reference().text());
        page.attribute(LivePage.ATTRIBUTE, takes);
        page.attribute(OpenFragments.PAGE_VETO, (Consumer<String>) vetoes::add);
        engine.<IOException>render(tag("a"), page, out -> {
            OpenFragments.of(page).buffer(out);
            assertThat(defers(page, "another buffer")).isFalse();
        });
        assertThat(taken).isEmpty();
        assertThat(vetoes).containsExactly("live-part");
        assertThat(defers(page, "the page's"))
                .as("no fragment is open any more")
                .isTrue();
        assertThat(taken).containsExactly("/user.jsp");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void javaCodeThatCannotReplayWhatAPageHasStoredRendersItAnewAndNothingAroundItIsStored(boolean live)
            throws IOException {
        Page page = page("/page");
        engine.<IOException>render(tag("a"), page, out -> {
            OpenFragments.of(page).buffer(out);
            if (live) {
                assertThat(defers(page, out)).isTrue();
            } else {
                OpenFragments.of(page).effect(new Effect("page", "title", "Offers"));
            }
            out.write("of the page");
        });
        assertThat(caches.get("fragments").contains(engine.key("a"))).isTrue();
        for (int i = 1; i <= 2; i++) {
            assertThat(aroundJava()).isEqualTo("from Java " + i);
        }
    }

    private String aroundJava() throws IOException {
        return engine.<IOException>render(
                "around",
                Duration.ofHours(1),
                List.of(),
                around -> around.write(engine.<IOException>render(
                        "a", Duration.ofHours(1), List.of(), out -> out.write("from Java " + runs.incrementAndGet()))));
    }

    // ---- templates

    @Test
    void aCollectionShowsNoMarkupOfAnEditedTemplate() throws IOException {
        files.put("/page", "one");
        counted(engine, tag("a"), page("/page"));
        assertThat(started().batch(List.of(tag("a")), page("/page")).markup(0)).isPresent();
        files.put("/page", "two");
        assertThat(started().batch(List.of(tag("a")), page("/page")).markup(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alone", "begun", "in bulk"})
    void whatIsMadeFromAFragmentIsMadeFromItsTemplateToo(String how) throws IOException {
        files.put("/inner", "one");
        files.put("/outer", "one");
        counted(engine, tag("inner"), page("/inner"));
        assertThat(outer(engine, how)).isEqualTo("(1)");
        files.put("/inner", "two");
        FragmentEngine later = started();
        counted(later, tag("inner"), page("/inner"));
        assertThat(outer(later, how)).isEqualTo("(2)");
    }

    private String outer(FragmentEngine with, String how) throws IOException {
        Page page = page("/outer");
        return with.<IOException>render(tag("outer"), page, out -> out.write("(" + inner(with, how, page) + ")"))
                .text();
    }

    private String inner(FragmentEngine with, String how, Page page) throws IOException {
        if (how.equals("in bulk")) {
            return with.batch(List.of(tag("inner")), page)
                    .markup(0)
                    .orElseThrow()
                    .text();
        }
        if (how.equals("alone")) {
            return counted(with, tag("inner"), page);
        }
        try (PendingFragment pending = with.begin(tag("inner"), page)) {
            return pending.markup().orElseThrow().text();
        }
    }

    // ---- the thread of the request

    @Test
    void aBodyIsRenderedOnTheThreadOfItsRequestWhateverTheCacheWaitsFor() throws IOException {
        CachePolicy waits = CachePolicy.ttl(Duration.ofMinutes(1))
                .staleWhileRevalidate(Duration.ofHours(1))
                .softTimeout(Duration.ofSeconds(20))
                .hardTimeout(Duration.ofSeconds(20));
        caches.add("other", waits);
        FragmentAttributes tag = new FragmentAttributes("/page", Map.of("name", "a", "cache", "other"));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            engine.<IOException>render(tag, page("/page"), out -> threads.add(Thread.currentThread()));
            engine.<IOException>render("b", waits, List.of(), out -> threads.add(Thread.currentThread()));
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(threads).hasSize(4).containsOnly(Thread.currentThread());
    }
}
