package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Lifetime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeepTimeTest {

    private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");
    private final KeepTime keepTime = new KeepTime(Duration.ofSeconds(30));

    private Duration keep(Instant revalidateUntil, Instant errorUntil) {
        return keepTime.of(new Lifetime(CREATED, CREATED.plusSeconds(1), revalidateUntil, errorUntil));
    }

    @Test
    void isTheWholeLifeAndAMargin() {
        assertThat(keep(CREATED.plusSeconds(5), CREATED.plusSeconds(10))).isEqualTo(Duration.ofSeconds(40));
        assertThat(keep(CREATED.plusSeconds(10), CREATED.plusSeconds(5))).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void isTheMarginForWhatNeverLived() {
        assertThat(keep(CREATED.minusSeconds(5), CREATED.minusSeconds(5))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void isForeverForWhatNeverExpiresOrOutlivesAProvidersNanoseconds() {
        assertThat(KeepTime.isForever(keep(Instant.MAX, CREATED))).isTrue();
        assertThat(KeepTime.isForever(keep(CREATED, Instant.MAX.minusSeconds(1))))
                .isTrue();
        assertThat(KeepTime.isForever(keep(CREATED.plus(Duration.ofDays(10_001)), CREATED)))
                .isTrue();
        assertThat(KeepTime.isForever(keep(CREATED.plus(Duration.ofDays(9_999)), CREATED)))
                .isFalse();
    }
}
