package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Bus;
import dev.larder.spi.Entry;
import dev.larder.testing.MapStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bus by an entry that all nodes replace: nothing is lost without a word. */
@Timeout(60)
class TapeMessagesTest {

    private static final String TAPE = "tape";

    private final MapStore store = new MapStore();
    private final Heard heard = new Heard();
    private final Bus here = bus();
    private final Bus there = bus();

    private Bus bus() {
        return new ReadBus(new TapeMessages(store, TAPE), "products", () -> {});
    }

    @BeforeEach
    void listen() {
        here.listen(heard);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void handsOverWhatOthersSendInTheirOrder() throws Exception {
        for (int i = 0; i < 30; i++) {
            Heard.send(there, "m" + i);
        }
        for (int i = 0; i < 30; i++) {
            assertThat(heard.next()).isEqualTo("m" + i);
        }
    }

    @Test
    void whatManySendAtOnceAllArrives() throws Exception {
        List<CompletableFuture<Void>> senders = IntStream.range(0, 4)
                .mapToObj(sender -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 20; i++) {
                        Heard.send(there, sender + "-" + i);
                    }
                }))
                .toList();
        senders.forEach(CompletableFuture::join);
        List<String> all = Stream.generate(() -> heard)
                .limit(80)
                .map(each -> {
                    try {
                        return each.next();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        assertThat(all).doesNotHaveDuplicates().doesNotContain(Heard.GAP).doesNotContainNull();
    }

    @Test
    void tellsAGapWhenTheTapeIsLost() throws Exception {
        Heard.send(there, "before");
        assertThat(heard.next()).isEqualTo("before");
        store.clear();
        heard.awaitGap();
        Heard.send(there, "after");
        assertThat(heard.next()).isEqualTo("after");
    }

    @Test
    void tellsAGapWhenAnotherTapeHasTakenItsPlace() throws Exception {
        Heard.send(there, "before");
        assertThat(heard.next()).isEqualTo("before");
        Tape held = Tape.of(store.get(TAPE));
        List<byte[]> others = held.messages().stream()
                .map(message -> MarkedMessage.of(MarkedMessage.content(message)))
                .toList();
        store.putAll(Map.of(TAPE, new Tape(held.first(), others).entry()));
        heard.awaitGap();
    }

    @Test
    void tellsAGapWhenMoreHasComeThanTheTapeHolds() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch overwritten = new CountDownLatch(1);
        heard.withEach = () -> {
            reading.countDown();
            await(overwritten);
        };
        Heard.send(there, "first");
        await(reading);
        for (int i = 0; i < 200; i++) {
            Heard.send(there, "m" + i);
        }
        overwritten.countDown();
        heard.awaitGap();
        Heard.send(there, "after");
        assertThat(heard.gapsUpTo("after")).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTapeKeepsWithinItsBounds() {
        Tape tape = Tape.EMPTY;
        for (int i = 0; i < 300; i++) {
            tape = tape.plus(MarkedMessage.of(new byte[2000]));
        }
        Entry entry = tape.entry();
        assertThat((byte[]) entry.value()).hasSizeLessThan(33_000);
        assertThat(tape.last()).isEqualTo(299);
        assertThat(contents(Tape.of(entry))).isEqualTo(contents(tape));
    }

    private static String contents(Tape tape) {
        return tape.first() + " "
                + tape.messages().stream().map(Arrays::toString).collect(Collectors.joining());
    }

    @Test
    void isSilentAfterItsEnd() throws Exception {
        here.close();
        Heard.send(there, "unheard");
        store.clear();
        assertThat(heard.all.poll(500, TimeUnit.MILLISECONDS)).isNull();
    }
}
