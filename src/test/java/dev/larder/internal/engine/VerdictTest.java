package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Entry;
import dev.larder.spi.Lifetime;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is sure to be fresh is fresh, whatever the dice say. */
class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");

    /** The smallest number that the dice can show asks for the longest head start. */
    private static final double WORST = Math.scalb(1, -53);

    private static Entry entry(Instant freshUntil, Duration loadTime) {
        Lifetime life = new Lifetime(Instant.EPOCH, freshUntil, freshUntil, freshUntil);
        return new Entry("value", life, List.of(new Stamp("", 1)), loadTime);
    }

    private static Verdict worst(Entry entry, double beta) {
        return Verdict.of(entry, true, NOW, new Verdict.Draw(beta, WORST));
    }

    @Test
    void whatIsSureIsFreshWhateverTheDiceSay() {
        Random random = new Random(4);
        int many = 0;
        for (int i = 0; i < 100_000; i++) {
            Entry entry = entry(
                    NOW.plusNanos(random.nextLong(-2_000_000_000L, 600_000_000_000L)),
                    Duration.ofNanos(random.nextLong(4_000_000_000L)));
            double beta = random.nextInt(3);
            if (NOW.toEpochMilli() < Verdict.sureUntil(entry, beta)) {
                assertThat(worst(entry, beta)).as("%s, beta %s", entry, beta).isEqualTo(Verdict.FRESH);
                many++;
            }
        }
        assertThat(many).isGreaterThan(50_000);
    }

    @Test
    void isSureUntilTheMillisecondBeforeItsEnd() {
        Entry entry = entry(NOW, Duration.ZERO);
        assertThat(Verdict.sureUntil(entry, 1)).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void isSureUntilTheLongestHeadStartBeforeItsEnd() {
        Entry entry = entry(NOW, Duration.ofMillis(10));
        assertThat(NOW.toEpochMilli() - Verdict.sureUntil(entry, 2)).isEqualTo(740);
    }

    @Test
    void whatNeverEndsIsSureForAges() {
        Entry entry = entry(Instant.MAX, Duration.ZERO);
        assertThat(Verdict.sureUntil(entry, 1)).isGreaterThan(Long.MAX_VALUE / 10);
    }

    @Test
    void whatNeverBeganIsNeverSure() {
        assertThat(Verdict.sureUntil(entry(Instant.MIN, Duration.ZERO), 1)).isLessThan(0);
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        assertThat(Verdict.sureUntil(entry(NOW, ages), 1e9)).isLessThan(0);
        assertThat(Verdict.sureUntil(entry(Instant.MIN, ages), 1e9)).isLessThan(0);
    }
}
