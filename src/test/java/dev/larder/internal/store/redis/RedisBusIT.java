package dev.larder.internal.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.spi.Bus;
import dev.larder.spi.StoreContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.resps.StreamEntry;

/** What nodes tell one another over a real server that fails now and then: nothing is lost without a word. */
class RedisBusIT {

    private static final String STREAM = "larder-bus::c:";
    private static final Map<String, String> OPTIONS = Map.of("timeout", "300ms", "connect-timeout", "300ms");

    private RedisServer server;
    private final List<Bus> open = new ArrayList<>();

    /** Keeps everything. */
    private static final class Heard implements Bus.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void received(byte[] message) {
            messages.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void gap() {
            messages.add("(gap)");
        }
    }

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void stop() {
        open.forEach(Bus::close);
        server.close();
    }

    private Bus bus() {
        return bus(Contexts.of(server.location(), OPTIONS));
    }

    private Bus bus(StoreContext context) {
        Bus bus = new RedisStoreFactory().bus(context).orElseThrow();
        open.add(bus);
        return bus;
    }

    private Heard listening() {
        Heard heard = new Heard();
        bus().listen(heard);
        return heard;
    }

    private static void send(Bus bus, String message) {
        bus.send(message.getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitLast(Heard heard, String message) {
        RedisServer.await(() -> !heard.messages.isEmpty()
                && heard.messages.get(heard.messages.size() - 1).equals(message));
    }

    private void killReaders() {
        try (Jedis jedis = server.client()) {
            jedis.clientKill(ClientKillParams.clientKillParams().type(ClientType.NORMAL));
        }
    }

    @Test
    void everyNodeHearsEveryMessageInItsOrder() {
        Heard one = listening();
        Heard other = listening();
        Bus sender = bus();
        List<String> sent = IntStream.range(0, 500).mapToObj(i -> "m" + i).toList();
        sent.forEach(message -> send(sender, message));
        awaitLast(one, "m499");
        awaitLast(other, "m499");
        assertThat(one.messages).isEqualTo(sent);
        assertThat(other.messages).isEqualTo(sent);
    }

    @Test
    void whatWasSaidBeforeIsNotHeard() {
        Bus sender = bus();
        send(sender, "before");
        Heard heard = listening();
        send(sender, "after");
        awaitLast(heard, "after");
        assertThat(heard.messages).containsExactly("after");
    }

    @Test
    void cachesOfOtherNamesAndPrefixesAreNotHeard() {
        Heard heard = listening();
        send(bus(Contexts.of("d", "", server.location(), OPTIONS)), "another cache");
        send(bus(Contexts.of("c", "p", server.location(), OPTIONS)), "another prefix");
        send(bus(), "this");
        awaitLast(heard, "this");
        assertThat(heard.messages).containsExactly("this");
    }

    @Test
    void aBrokenConnectionLosesNothing() {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        for (int i = 0; i < 5; i++) {
            killReaders();
            send(sender, "b" + i);
            send(sender, "c" + i);
        }
        awaitLast(heard, "c4");
        assertThat(heard.messages).containsExactly("a", "b0", "c0", "b1", "c1", "b2", "c2", "b3", "c3", "b4", "c4");
    }

    @Test
    void aRestartOfTheServerIsAGap() throws Exception {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        server.kill();
        server.restart();
        awaitLast(heard, "(gap)");
        send(sender, "b");
        awaitLast(heard, "b");
        assertThat(heard.messages.get(0)).isEqualTo("a");
        assertThat(heard.messages).contains("(gap)");
    }

    @Test
    void aStreamThatIsCutBehindTheLastMessageReadIsAGap() {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        try (Jedis jedis = server.client()) {
            jedis.xtrim(STREAM, 0, false);
        }
        awaitLast(heard, "(gap)");
        send(sender, "b");
        awaitLast(heard, "b");
        assertThat(heard.messages).containsExactly("a", "(gap)", "b");
    }

    @Test
    void aStreamThatIsGoneIsAGapEvenIfThereIsAnotherOneAtOnce() {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        try (Jedis jedis = server.client()) {
            jedis.flushAll();
        }
        send(sender, "b");
        RedisServer.await(() -> heard.messages.contains("(gap)"));
        send(sender, "c");
        awaitLast(heard, "c");
        assertThat(heard.messages).contains("(gap)").doesNotHaveDuplicates();
    }

    /** A stream that is deleted and written again within a millisecond gives the same id twice. */
    @Test
    void aStreamThatIsGoneIsAGapEvenIfTheOtherOneHasAMessageOfTheSameId() {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        try (Jedis jedis = server.client()) {
            StreamEntry a = jedis.xrevrange(STREAM, "+", "-", 1).get(0);
            Transaction atOnce = jedis.multi();
            atOnce.del(STREAM);
            atOnce.xadd(STREAM, a.getID(), Map.of("m", "b", "n", "other"));
            atOnce.exec();
        }
        awaitLast(heard, "(gap)");
        send(sender, "c");
        awaitLast(heard, "c");
        assertThat(heard.messages).containsExactly("a", "(gap)", "c");
    }

    @Test
    void aServerThatIsNotThereYetIsAGapWhenItComes() throws Exception {
        server.kill();
        Heard heard = listening();
        assertThatThrownBy(() -> send(bus(), "nobody")).isInstanceOf(JedisException.class);
        server.restart();
        awaitLast(heard, "(gap)");
        send(bus(), "a");
        awaitLast(heard, "a");
    }

    @Test
    void silenceIsAGapWhileItLastsAndMessagesComeAfterIt() {
        Heard heard = listening();
        Bus sender = bus();
        send(sender, "a");
        awaitLast(heard, "a");
        server.pause();
        RedisServer.await(() -> heard.messages.size() >= 3); // again and again
        server.resume();
        RedisServer.await(() -> {
            send(sender, "b");
            return heard.messages.contains("b");
        });
        assertThat(heard.messages).startsWith("a", "(gap)", "(gap)");
    }

    @Test
    void anIdleBusSaysNothing() {
        Heard heard = listening();
        try (Jedis jedis = server.client()) {
            RedisServer.await(() -> calls(jedis) >= 2);
        }
        assertThat(heard.messages).isEmpty();
    }

    private static int calls(Jedis jedis) {
        String line = jedis.info("commandstats")
                .lines()
                .filter(l -> l.startsWith("cmdstat_xread:"))
                .findFirst()
                .orElse("calls=0,");
        return Integer.parseInt(line.replaceAll(".*?:calls=(\\d+),.*", "$1"));
    }

    @Test
    void aListenerThatFailsIsToldThatItMissedSomething() {
        Heard heard = new Heard();
        bus().listen(new Bus.Listener() {
            @Override
            public void received(byte[] message) {
                if (message[0] == 'x') {
                    throw new IllegalStateException("on purpose");
                }
                heard.received(message);
            }

            @Override
            public void gap() {
                heard.gap();
            }
        });
        Bus sender = bus();
        send(sender, "x");
        awaitLast(heard, "(gap)");
        send(sender, "a");
        awaitLast(heard, "a");
        assertThat(heard.messages).containsExactly("(gap)", "a");
    }

    @Test
    void theStreamIsBounded() {
        Bus sender = bus();
        try (Jedis jedis = server.client()) {
            IntStream.range(0, 10_400).forEach(i -> send(sender, "m"));
            assertThat(jedis.xlen(STREAM)).isBetween(10_000L, 10_200L);
        }
    }

    @Test
    void nobodyIsCalledAfterClosingAndTheThreadEnds() {
        Heard heard = new Heard();
        Bus bus = bus();
        bus.listen(heard);
        assertThatThrownBy(() -> bus.listen(heard)).isInstanceOf(IllegalStateException.class);
        bus.close();
        open.remove(bus);
        send(bus(), "late");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("larder-bus-c");
        assertThat(heard.messages).isEmpty();
    }
}
