package dev.larder.internal.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Bus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages are read on and on, whatever the source and the listener do. */
class BusReaderTest {

    private static final String GAP = "(gap)";
    private static final String FAULT = "(fault)";
    private static final String HOLE = "(hole)";
    private static final byte[] NOTHING = {};

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<LogRecord> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(BusReader.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private volatile int deaf;
    private volatile boolean resumes;
    private @Nullable BusReader reader;

    @BeforeEach
    void watch() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void close() {
        if (reader != null) {
            reader.close();
        }
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    /** Gives what was sent. */
    private final class Source implements MessageSource {
        @Override
        public boolean begin() {
            return resumes;
        }

        @Override
        public @Nullable List<byte[]> next() throws InterruptedException {
            String text = sent.poll(20, TimeUnit.MILLISECONDS);
            if (FAULT.equals(text)) {
                throw new IllegalStateException("the source, on purpose");
            }
            return HOLE.equals(text)
                    ? null
                    : text == null ? List.of() : List.of(NOTHING, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Fails as often as it is told to, and with everything that begins with x. */
    private final class Listener implements Bus.Listener {
        @Override
        public void received(byte[] message) {
            String text = new String(message, StandardCharsets.UTF_8);
            if (text.startsWith("x")) {
                throw new IllegalStateException("the listener, on purpose");
            }
            heard.add(text);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // by one thread
        public void gap() {
            if (deaf > 0) {
                deaf--;
                throw new IllegalStateException("the listener, on purpose");
            }
            heard.add(GAP);
        }
    }

    private void listen(Duration patience) {
        BusReader made = new BusReader(new Source(), new Listener(), BusReader.Manner.of("heard here", patience));
        reader = made;
        made.start();
    }

    private String next() throws InterruptedException {
        return heard.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aListenersFaultIsSaidOnceAndEachTimeItIsToldThatItMissedSomething() throws Exception {
        listen(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            sent.add("x");
            assertThat(next()).isEqualTo(GAP);
        }
        sent.add("a");
        assertThat(next()).isEqualTo("a");
        assertThat(said)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown()).hasMessageStartingWith("the listener"));
        sent.add("x");
        assertThat(next()).isEqualTo(GAP);
        assertThat(said).hasSize(2);
    }

    @Test
    void aListenerThatFailsWhenItIsToldOfAFaultIsToldAgain() throws Exception {
        deaf = 2;
        listen(Duration.ZERO);
        sent.add(FAULT);
        assertThat(next()).isEqualTo(GAP);
        sent.add("a");
        assertThat(next()).isEqualTo("a");
        assertThat(said).hasSize(1);
    }

    @Test
    void aSourceThatGoesOnWhereItWasHasLostNothing() throws Exception {
        resumes = true;
        listen(Duration.ofSeconds(30));
        sent.add(FAULT);
        sent.add("a");
        assertThat(next()).isEqualTo("a");
        sent.add(HOLE);
        sent.add("b");
        assertThat(next()).isEqualTo(GAP);
        assertThat(next()).isEqualTo("b");
        assertThat(said).isEmpty();
    }

    @Test
    void aSourceThatBeginsAnewMayHaveLostSomething() throws Exception {
        listen(Duration.ofSeconds(30));
        sent.add(FAULT);
        sent.add("a");
        assertThat(next()).isEqualTo(GAP);
        assertThat(next()).isEqualTo("a");
    }

    @Test
    void afterClosingNobodyIsCalled() throws Exception {
        listen(Duration.ZERO);
        sent.add("a");
        assertThat(next()).isEqualTo("a");
        Thread thread = Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("larder-bus-heard here"))
                .findFirst()
                .orElseThrow();
        assertThat(thread.isDaemon()).isTrue();
        if (reader != null) {
            reader.close();
        }
        assertThat(thread.isAlive()).isFalse();
        sent.add("b");
        assertThat(heard).isEmpty();
    }
}
