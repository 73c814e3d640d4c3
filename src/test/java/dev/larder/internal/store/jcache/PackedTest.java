package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class PackedTest {

    private static Duration roughly(Duration keep) {
        return new Packed("held", keep).roughly();
    }

    @Test
    void keepsAsLongAsAskedAndASixteenthMoreAtMost() {
        for (int i = 0; i < 10_000; i++) {
            long millis = 1L << ThreadLocalRandom.current().nextInt(20);
            Duration keep =
                    Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis));
            assertThat(roughly(keep)).isGreaterThanOrEqualTo(keep);
            assertThat(roughly(keep).minus(keep).toMillis())
                    .as(keep.toString())
                    .isLessThanOrEqualTo(Math.max(1, keep.toMillis() / 16));
        }
        assertThat(roughly(Duration.ofNanos(1_500_000))).isEqualTo(Duration.ofMillis(2));
    }

    @Test
    void nothingAndForeverStayWhatTheyAre() {
        assertThat(roughly(Duration.ZERO)).isZero();
        assertThat(roughly(KeepTime.FOREVER)).isEqualTo(KeepTime.FOREVER);
    }

    @Test
    void livesOfAnHourWithJitterGoToTheProviderInAFewCalls() {
        Map<String, Packed> packed = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            packed.put("k" + i, new Packed(i, Duration.ofSeconds(3600 - i % 360)));
        }
        Map<Duration, Map<String, Object>> groups = Packed.byKeep(packed);
        assertThat(groups).hasSizeLessThanOrEqualTo(4);
        Map<String, Object> all = new HashMap<>();
        groups.values().forEach(all::putAll);
        assertThat(all).isEqualTo(Packed.held(packed));
    }
}
