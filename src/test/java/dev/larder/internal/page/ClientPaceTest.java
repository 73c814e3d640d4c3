package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientPaceTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final ClientPace pace = new ClientPace(now::get);

    private void handOver(long nanos) {
        pace.begin();
        now.addAndGet(nanos);
        pace.end();
    }

    @Test
    void oneLongWaitIsTooLongWhileItLasts() {
        pace.begin();
        now.addAndGet(10);
        assertThat(pace.isOver(10)).isFalse();
        now.addAndGet(1);
        assertThat(pace.isOver(10)).isTrue();
    }

    @Test
    void manyShortWaitsAddUp() {
        handOver(6);
        assertThat(pace.isOver(10)).isFalse();
        handOver(6);
        assertThat(pace.isOver(10)).isTrue();
    }

    @Test
    void askingAgainWhetherItTakesSomethingDoesNotBeginAnew() {
        pace.begin();
        now.addAndGet(10);
        pace.begin();
        now.addAndGet(1);
        assertThat(pace.isOver(10)).isTrue();
    }

    @Test
    void whatTheApplicationTakesItselfDoesNotCount() {
        handOver(6);
        now.addAndGet(1000);
        assertThat(pace.isOver(10)).isFalse();
    }
}
