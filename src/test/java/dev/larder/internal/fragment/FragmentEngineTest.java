package dev.larder.internal.fragment;

import static dev.larder.internal.fragment.Part.live;
import static dev.larder.internal.fragment.Part.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.Caches;
import jakarta.el.ELProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The engine by itself, with a page language of a few lines. */
class FragmentEngineTest extends FragmentContract {

    private final Map<String, Object> known = new ConcurrentHashMap<>();

    @Override
    protected void know(String name, Object value) {
        known.put(name, value);
    }

    @Override
    protected Answer answer(Part... page) throws IOException {
        return answer(new MapRendering(new HashMap<>()), page);
    }

    private Answer answer(Rendering rendering, Part... page) throws IOException {
        StringWriter out = new StringWriter();
        try {
            write(List.of(page), rendering, out);
            return new Answer(false, out.toString());
        } catch (RuntimeException e) {
            return new Answer(true, String.valueOf(rootOf(e).getMessage()));
        }
    }

    private static Throwable rootOf(Throwable failure) {
        boolean isWrapped = failure instanceof jakarta.el.ELException && failure.getCause() != null;
        return isWrapped ? rootOf(failure.getCause()) : failure;
    }

    private void write(List<Part> parts, Rendering rendering, Writer out) throws IOException {
        for (Part part : parts) {
            if (part instanceof Part.Markup markup) {
                out.write(markup.text());
            } else if (part instanceof Part.Value value) {
                out.write(String.valueOf(valueOf(value.expression())));
            } else if (part instanceof Part.Tag tag) {
                write(tag, rendering, out);
            }
        }
    }

    private void write(Part.Tag tag, Rendering rendering, Writer out) throws IOException {
        if (tag.name().equals("live")) {
            engine.veto(rendering, "live");
            write(tag.body(), rendering, out);
            return;
        }
        if (tag.name().equals("fragments")) {
            each(tag, rendering, out);
            return;
        }
        Map<String, @Nullable Object> attributes = attributes(tag);
        FragmentAttributes given = new FragmentAttributes(rendering.page(), attributes);
        if (engine.applies(given)) {
            out.write(engine.<IOException>render(given, rendering, body -> write(tag.body(), rendering, body))
                    .text());
        } else {
            write(tag.body(), rendering, out);
        }
    }

    private Map<String, @Nullable Object> attributes(Part.Tag tag) {
        Map<String, @Nullable Object> attributes = new HashMap<>();
        tag.attributes().forEach((name, text) -> attributes.put(name, attribute(text)));
        return attributes;
    }

    private void each(Part.Tag tag, Rendering rendering, Writer out) throws IOException {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("items", attribute(tag.attributes().get("items")));
        for (String condition : List.of("if", "unless")) {
            if (tag.attributes().containsKey(condition)) {
                all.put(condition, attribute(tag.attributes().get(condition)));
            }
        }
        FragmentAttributes given = new FragmentAttributes("l:fragments", rendering.page(), all);
        if (!engine.applies(given)) {
            for (Object item : given.items()) {
                known.put("x", item);
                write(tag.body(), rendering, out);
            }
            return;
        }
        FragmentBatch batch = ItemFragments.batch(engine, rendering, given.items(), item -> {
            known.put("x", item);
            return new FragmentAttributes("l:fragments", rendering.page(), attributes(tag));
        });
        for (int i = 0; i < given.items().size(); i++) {
            known.put("x", given.items().get(i));
            Optional<Markup> markup = batch.markup(i);
            if (markup.isPresent()) {
                out.write(markup.get().text());
                continue;
            }
            try (PendingFragment pending = batch.begin(i)) {
                StringWriter body = new StringWriter();
                write(tag.body(), rendering, body);
                out.write(pending.complete(body.toString()).text());
            }
        }
    }

    private @Nullable Object attribute(@Nullable String source) {
        String text = String.valueOf(source).replace("#{", "${");
        int begin = text.indexOf("${");
        if (begin < 0) {
            return text;
        }
        String expression = text.substring(begin + 2, text.indexOf('}'));
        Object value = valueOf(expression);
        return begin == 0 ? value : text.substring(0, begin) + value;
    }

    private @Nullable Object valueOf(String expression) {
        ELProcessor language = new ELProcessor();
        known.forEach(language::defineBean);
        language.setVariable("unknown", "null");
        return language.eval(expression);
    }

    /** A request that does nothing but be there. */
    private record MapRendering(Map<String, Object> attributes) implements Rendering {

        @Override
        public String page() {
            return "/page";
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

    @Test
    void aLivePartKeepsThePageAroundItFromBeingStored() throws IOException {
        List<String> vetoes = new ArrayList<>();
        Map<String, Object> request = new HashMap<>();
        request.put("dev.larder.page.veto", (Consumer<String>) vetoes::add);
        answer(new MapRendering(request), Part.fragment(List.of("name=a"), text("x")));
        assertThat(vetoes).isEmpty();
        answer(new MapRendering(request), live(text("x")));
        assertThat(vetoes).containsExactly("live");
    }

    @Test
    void neverShowsMarkupOfATemplateThatWasEdited() throws IOException {
        Map<String, String> files = new HashMap<>(Map.of("/page", "one"));
        assertThat(made(files, Templates.READ_ONCE)).isEqualTo("one");
        files.put("/page", "two");
        assertThat(made(files, Templates.IGNORED)).isEqualTo("one");
        assertThat(made(files, Templates.READ_ONCE)).isEqualTo("two");
        files.put("/page", "three");
        assertThat(made(files, Templates.READ_ALWAYS)).isEqualTo("three");
        files.remove("/page");
        assertThat(made(files, Templates.READ_ONCE))
                .as("a template that is gone")
                .isEqualTo("null");
    }

    @Test
    void showsNoMarkupOfAnEditedTemplateWhenRenderingFailsEither() throws IOException {
        Map<String, String> files = new HashMap<>(Map.of("/page", "one"));
        made(files, Templates.READ_ONCE);
        files.put("/page", "two");
        clock.advance(Duration.ofMinutes(6));
        FragmentEngine later = new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));
        try (PendingFragment pending = later.begin(STALE, new TemplateRendering(files))) {
            assertThatThrownBy(() -> pending.fail(new IOException("no query"))).hasMessage("no query");
        }
    }

    private static final FragmentAttributes STALE =
            new FragmentAttributes("/page", Map.of("name", "a", "staleIfError", "1h"));

    /** What an application that has just been started shows. */
    private String made(Map<String, String> files, Templates templates) throws IOException {
        FragmentEngine started = new FragmentEngine(caches, new FragmentOptions("fragments", templates));
        TemplateRendering rendering = new TemplateRendering(files);
        return started.<IOException>render(STALE, rendering, out -> out.write(String.valueOf(files.get("/page"))))
                .text();
    }

    /** A request whose page is a file. */
    private record TemplateRendering(Map<String, String> files) implements Rendering {

        @Override
        public String page() {
            return "/page";
        }

        @Override
        public List<String> templates() {
            return List.of("/page");
        }

        @Override
        public @Nullable String digest(String template) {
            return files.get(template);
        }

        @Override
        public @Nullable Object attribute(String name) {
            return null;
        }

        @Override
        public void attribute(String name, Object value) {
            // forgotten
        }

        @Override
        public Watch watch() {
            return markup -> Optional.empty();
        }
    }

    @Test
    void javaCodeInsideJavaCodeGivesTagsAndLifetimes() throws IOException {
        String first = javaInJava("inner", Duration.ofMinutes(1));
        assertThat(javaInJava("inner", Duration.ofMinutes(1))).isEqualTo(first);
        engine.invalidate("inner");
        String second = javaInJava("inner", Duration.ofMinutes(1));
        assertThat(second).isNotEqualTo(first);
        clock.advance(Duration.ofSeconds(61));
        assertThat(javaInJava("inner", Duration.ofMinutes(1))).isNotEqualTo(second);
        String third = javaInJava("never", Duration.ZERO);
        engine.invalidate("outer");
        assertThat(javaInJava("never", Duration.ZERO)).isNotEqualTo(third);
    }

    private final AtomicInteger runs = new AtomicInteger();

    private String javaInJava(String inner, Duration ttl) throws IOException {
        return engine.<IOException>render("outer", Duration.ofHours(1), List.of(), out -> {
            engine.<IOException>render(inner, ttl, List.of(), body -> body.write("x"));
            out.write("(" + runs.incrementAndGet() + ")");
        });
    }

    @Test
    @DisplayName(
            "D312 keys are stable, distinct and short for no value, one, several, numbers, any text and 10,000 characters")
    void makesStableDistinctShortKeys() {
        List<String> keys = List.of(
                engine.key("a"),
                engine.key("a", "x"),
                engine.key("a", "x", "y"),
                engine.key("a", "y", "x"),
                engine.key("a", "xy"),
                engine.key("ax"),
                engine.key("a", 42),
                engine.key("a", -1.5),
                engine.key("a", "\u65e5\u672c"),
                engine.key("a", "x".repeat(10_000)),
                engine.key("a", "x".repeat(9_999) + "y"),
                engine.key("a", (Object) null),
                engine.key("a", null, null),
                engine.key("a", ""),
                engine.key("a", "", ""),
                engine.key("a", List.of("x", List.of("y"))),
                engine.key("a", "a:b", "c"),
                engine.key("a", "a", "b:c"));
        assertThat(keys)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.length() < 200)
                .allMatch(key -> key.matches("[!-~]+"));
        assertThat(engine.key("a", "x", "y"))
                .isEqualTo("fragment=s1:as1:xs1:y")
                .isEqualTo(engine.key("a", List.of("x", "y")));
        assertThat(engine.key("a", Set.of("x", "y", "z"))).isEqualTo(engine.key("a", "x", "y", "z"));
    }

    @Test
    void worksOverCachesAsTheyAreOpenedFromSettings() throws IOException {
        try (Caches opened = Caches.open(Map.of("larder.caches.parts.ttl", "forever"))) {
            FragmentEngine real = new FragmentEngine(opened, new FragmentOptions("parts", Templates.READ_ONCE));
            FragmentAttributes tag = new FragmentAttributes("/page", Map.of("name", "a"));
            Rendering rendering = new MapRendering(new HashMap<>());
            assertThat(real.<IOException>render(tag, rendering, out -> out.write("1"))
                            .text())
                    .isEqualTo("1");
            assertThat(real.<IOException>render(tag, rendering, out -> out.write("2"))
                            .text())
                    .isEqualTo("1");
            real.invalidate("a");
            assertThat(real.begin(tag, rendering).markup()).isEmpty();
        }
    }

    @Test
    void computesAndStoresNothingWhenLarderIsSwitchedOff() throws IOException {
        try (Caches opened = Caches.open(Map.of("larder.enabled", "false"))) {
            FragmentEngine off = new FragmentEngine(opened, new FragmentOptions("fragments", Templates.READ_ONCE));
            FragmentAttributes tag = new FragmentAttributes("/page", Map.of("name", "a"));
            Rendering rendering = new MapRendering(new HashMap<>());
            assertThat(off.<IOException>render(tag, rendering, out -> out.write("1"))
                            .text())
                    .isEqualTo("1");
            assertThat(off.<IOException>render(tag, rendering, out -> out.write("2"))
                            .text())
                    .isEqualTo("2");
            try (PendingFragment pending = off.begin(tag, rendering)) {
                assertThat(pending.markup()).isEmpty();
                assertThat(pending.complete("3").text()).isEqualTo("3");
            }
        }
    }
}
