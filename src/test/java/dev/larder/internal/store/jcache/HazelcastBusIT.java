package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.ringbuffer.Ringbuffer;
import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Bus;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bus between two members of Hazelcast: nothing is lost without a word. */
@Timeout(120)
class HazelcastBusIT {

    private static final String RING = "larder-bus:products";

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();
    private Bus here;
    private Bus there;

    @BeforeEach
    void open() throws Exception {
        HazelcastConfigurations configurations = new HazelcastConfigurations(directory);
        String small = """
                  ringbuffer:
                    "larder-bus*":
                      capacity: 100
                """;
        here = bus(configurations.write("here.yaml", small));
        there = bus(configurations.write("there.yaml", small));
        assertThat(Hazelcast.getAllHazelcastInstances())
                .hasSize(2)
                .allSatisfy(
                        member -> assertThat(member.getCluster().getMembers()).hasSize(2));
        here.listen(heard);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        assertThat(Hazelcast.getAllHazelcastInstances()).isEmpty();
    }

    private static Bus bus(String location) {
        ClassLoader loader = HazelcastBusIT.class.getClassLoader();
        StoreSettings settings = new StoreSettings(
                Optional.of(location),
                new StoreSettings.Bounds(1000, OptionalLong.empty()),
                "java",
                Map.of("provider", "com.hazelcast.cache.HazelcastMemberCachingProvider"));
        Envelope codec = new Envelope(List.of(new JavaCodec(List.of(), "allow", loader)), "java", false);
        return new JCacheStoreFactory()
                .bus(new StoreContext("products", settings, codec, loader))
                .orElseThrow();
    }

    /** The member of the bus that is not listened to: the younger one. */
    private static HazelcastInstance theOther() {
        HazelcastInstance one = Hazelcast.getAllHazelcastInstances().iterator().next();
        UUID younger = one.getCluster().getMembers().stream()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .getUuid();
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(member -> member.getLocalEndpoint().getUuid().equals(younger))
                .findFirst()
                .orElseThrow();
    }

    private static Ringbuffer<byte[]> ring() {
        return Hazelcast.getAllHazelcastInstances().iterator().next().getRingbuffer(RING);
    }

    @Test
    void handsOverWhatOthersSendInTheirOrder() throws Exception {
        for (int i = 0; i < 50; i++) {
            Heard.send(there, "m" + i);
        }
        for (int i = 0; i < 50; i++) {
            assertThat(heard.next()).isEqualTo("m" + i);
        }
    }

    @Test
    void silenceIsNoGap() throws Exception {
        Heard.send(there, "before");
        assertThat(heard.next()).isEqualTo("before");
        assertThat(heard.all.poll(3, TimeUnit.SECONDS)).isNull();
        Heard.send(there, "after");
        assertThat(heard.next()).isEqualTo("after");
    }

    @Test
    void tellsAGapWhenTheBufferIsLost() throws Exception {
        Heard.send(there, "before");
        assertThat(heard.next()).isEqualTo("before");
        ring().destroy();
        for (int i = 0; i < 10; i++) { // beyond where it was
            Heard.send(there, "in the new one");
        }
        heard.awaitGap();
        String text = Heard.GAP;
        for (int i = 0; i < 60 && !"after".equals(text); i++) { // members drop what is destroyed one after the other
            Heard.send(there, "after");
            text = heard.all.poll(500, TimeUnit.MILLISECONDS);
        }
        assertThat(text).isEqualTo("after");
    }

    @Test
    void tellsAGapWhenMoreHasComeThanTheBufferHolds() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch overwritten = new CountDownLatch(1);
        heard.withEach = () -> {
            reading.countDown();
            await(overwritten);
        };
        Heard.send(there, "first");
        await(reading);
        for (int i = 0; i < 300; i++) {
            Heard.send(there, "m" + i);
        }
        overwritten.countDown();
        heard.awaitGap();
        Heard.send(there, "after");
        assertThat(heard.gapsUpTo("after")).isFalse();
    }

    @Test
    void whenAMemberIsKilledNothingIsLostWithoutAWord() throws Exception {
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            if (i == 20) {
                theOther().getLifecycleService().terminate();
            }
            Heard.send(i < 20 ? there : here, "m" + i);
            sent.add("m" + i);
        }
        boolean gap = false;
        for (String text = heard.next(); !"m39".equals(text); text = heard.next()) {
            assertThat(text).isNotNull();
            gap |= text.equals(Heard.GAP);
            sent.remove(text);
        }
        sent.remove("m39");
        assertThat(gap || sent.isEmpty()).as("missing without a gap: %s", sent).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
