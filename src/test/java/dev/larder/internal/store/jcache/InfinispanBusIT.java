package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.internal.codec.Envelope;
import dev.larder.internal.codec.JavaCodec;
import dev.larder.spi.Bus;
import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreSettings;
import dev.larder.testing.Entries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two members of an Infinispan cluster, and the bus between them; the build gives this test a class path of its own. */
@Timeout(120)
class InfinispanBusIT {

    private static final int PORT = ThreadLocalRandom.current().nextInt(20_000, 40_000);

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @Test
    void nodesShareACacheAndHearOfEachOther() throws Exception {
        assumeTrue(Boolean.getBoolean("larder.test.jcache-providers"), "not the class path of this test");
        JCacheStoreFactory one = new JCacheStoreFactory();
        JCacheStoreFactory other = new JCacheStoreFactory();
        try (Store ones = one.open(context("one"));
                Bus here = one.bus(context("one")).orElseThrow()) {
            try (Store others = other.open(context("other"));
                    Bus there = other.bus(context("other")).orElseThrow()) {
                ones.putAll(Map.of("k", Entries.of("shared")));
                assertThat(others.replace("k", Entries.of("shared"), Entries.of("changed")))
                        .isTrue();
                assertThat(ones.get("k")).isEqualTo(Entries.of("changed"));
                here.listen(heard);
                for (int i = 0; i < 10; i++) {
                    Heard.send(there, "m" + i);
                }
                for (int i = 0; i < 10; i++) {
                    assertThat(heard.next()).isEqualTo("m" + i);
                }
                others.removeAll(List.of("larder-bus:products"));
                heard.awaitGap();
                Heard.send(there, "after the gap");
                assertThat(heard.next()).isEqualTo("after the gap");
            }
            Heard.send(here, "alone");
            heard.gapsUpTo("alone");
        }
    }

    private StoreContext context(String node) throws IOException {
        Path file = Files.writeString(directory.resolve(node + ".xml"), """
                <infinispan xmlns="urn:infinispan:config:16.0">
                  <jgroups>
                    <stack name="loopback">
                      <TCP bind_addr="127.0.0.1" bind_port="%1$d" port_range="10" diag.enabled="false"/>
                      <TCPPING initial_hosts="127.0.0.1[%1$d],127.0.0.1[%2$d]" port_range="2"/>
                      <MERGE3/>
                      <FD_SOCK2/>
                      <pbcast.NAKACK2 use_mcast_xmit="false"/>
                      <UNICAST3/>
                      <pbcast.STABLE/>
                      <pbcast.GMS join_timeout="1000"/>
                      <FRAG4/>
                    </stack>
                  </jgroups>
                  <cache-container name="%3$s">
                    <transport cluster="larder-tests" stack="loopback"/>
                    <replicated-cache-configuration name="*" mode="SYNC"/>
                  </cache-container>
                </infinispan>
                """.formatted(PORT, PORT + 1, node));
        ClassLoader loader = InfinispanBusIT.class.getClassLoader();
        StoreSettings settings = new StoreSettings(
                Optional.of(file.toUri().toString()),
                new StoreSettings.Bounds(1000, OptionalLong.empty()),
                "java",
                Map.of("provider", "org.infinispan.jcache.embedded.JCachingProvider"));
        Envelope codec = new Envelope(List.of(new JavaCodec(List.of(), "allow", loader)), "java", false);
        return new StoreContext("products", settings, codec, loader);
    }
}
