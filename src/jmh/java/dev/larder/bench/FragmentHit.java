package dev.larder.bench;

import dev.larder.Caches;
import dev.larder.fragment.FragmentBody;
import dev.larder.internal.fragment.FragmentAttributes;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Markup;
import dev.larder.internal.fragment.PendingFragment;
import dev.larder.internal.fragment.Rendering;
import dev.larder.internal.fragment.Segment;
import dev.larder.internal.fragment.Templates;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A fragment of 4096 characters that is there, beside its markup written through the same buffered and encoding writer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FragmentHit {

    private static final int CHARACTERS = 4096;

    /** What the markup is made of; one character beyond ASCII is enough to change how it is encoded. */
    public enum Text {
        ASCII("x"),
        ONE_EURO_SIGN("\u20ac");

        private final String last;

        Text(String last) {
            this.last = last;
        }

        String markup() {
            return "x".repeat(CHARACTERS - 1) + last;
        }
    }

    @Param
    public Text text = Text.ASCII;

    private final FragmentBody<IOException> nobody = out -> {
        throw new IOException("a miss");
    };
    private String ready = "";
    private Caches caches;
    private FragmentEngine engine;

    /** What a tag hands over; its attributes are read anew each time, as a page's are. */
    private static FragmentAttributes tag() {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put("name", "sidebar");
        given.put("ttl", "43200");
        given.put("vary", "alice");
        return new FragmentAttributes("/index.jsp", given);
    }

    /** The request of one page. */
    private static final class PageRequest implements Rendering {
        private final Map<String, Object> attributes = new HashMap<>();

        @Override
        public String page() {
            return "/index.jsp";
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

    /** The writer of a page, and what it has encoded. */
    @State(Scope.Thread)
    public static class Page implements Markup.Output<IOException> {
        private final Counting bytes = new Counting();
        private final Writer out =
                new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 2 * CHARACTERS);

        void write(Markup markup) throws IOException {
            markup.write(this);
        }

        @Override
        public void text(String markup) throws IOException {
            out.write(markup);
        }

        @Override
        public void live(Segment.Live part) throws IOException {
            throw new IOException("there is none");
        }
    }

    /** Counts what it is given. */
    private static final class Counting extends OutputStream {
        private long count;

        @Override
        public void write(int octet) {
            count++;
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            count += length;
        }
    }

    /** The fragment is stored before the first round. */
    @Setup
    public void store() throws IOException {
        String markup = text.markup();
        ready = markup;
        caches = Provider.EHCACHE.larder();
        engine = new FragmentEngine(caches, new FragmentOptions("fragments", Templates.READ_ONCE));
        engine.render(tag(), new PageRequest(), out -> write(out, markup));
    }

    private static void write(Writer out, String markup) {
        try {
            out.write(markup);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @TearDown
    public void close() {
        caches.close();
    }

    @Benchmark
    public long readyString(Page page) throws IOException {
        page.out.write(ready);
        page.out.flush();
        return page.bytes.count;
    }

    @Benchmark
    public long cached(Page page) throws IOException {
        page.write(engine.render(tag(), new PageRequest(), nobody));
        page.out.flush();
        return page.bytes.count;
    }

    /** As the JSP tag asks. */
    @Benchmark
    public long cachedInTwoSteps(Page page) throws IOException {
        try (PendingFragment pending = engine.begin(tag(), new PageRequest())) {
            page.write(pending.markup().orElseThrow());
        }
        page.out.flush();
        return page.bytes.count;
    }
}
