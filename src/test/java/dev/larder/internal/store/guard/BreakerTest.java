package dev.larder.internal.store.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.internal.store.guard.Breaker.Pass;
import dev.larder.internal.store.guard.Breaker.Use;
import dev.larder.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final ManualClock clock = new ManualClock();
    private final Breaker breaker = new Breaker(clock);

    @Test
    void letsEverybodyThroughWhileTheBackendAnswers() {
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.USUAL);
        assertThat(breaker.succeeded(Pass.USUAL)).isFalse();
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.USUAL);
        assertThat(breaker.isOut()).isFalse();
    }

    @Test
    void refusesForASecondAfterTheFirstFailure() {
        assertThat(breaker.failed(Pass.USUAL, Use.READ)).isTrue();
        clock.advance(Duration.ofMillis(999));
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.REFUSED);
        clock.advance(Duration.ofMillis(1));
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.TRIAL);
    }

    @Test
    void letsOneCallerTryAndRefusesTheOthersMeanwhile() {
        breaker.failed(Pass.USUAL, Use.READ);
        clock.advance(Breaker.FIRST_PAUSE);
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.TRIAL);
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.REFUSED);
        clock.advance(Duration.ofHours(1));
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.REFUSED);
    }

    @Test
    void endsTheOutageWhenTheTrialSucceeds() {
        breaker.failed(Pass.USUAL, Use.READ);
        clock.advance(Breaker.FIRST_PAUSE);
        assertThat(breaker.succeeded(breaker.ask(Use.READ))).isTrue();
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.USUAL);
    }

    @Test
    void doublesThePauseUpToHalfAMinute() {
        breaker.failed(Pass.USUAL, Use.READ);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(breaker.ask(Use.READ)).as("after almost %d s", seconds).isEqualTo(Pass.REFUSED);
            clock.advance(Duration.ofMillis(1));
            assertThat(breaker.ask(Use.READ)).as("after %d s", seconds).isEqualTo(Pass.TRIAL);
            assertThat(breaker.failed(Pass.TRIAL, Use.READ)).isFalse();
        }
    }

    @Test
    void beginsOneOutageHoweverManyCallsFail() {
        assertThat(breaker.failed(Pass.USUAL, Use.READ)).isTrue();
        clock.advance(Duration.ofMillis(500));
        assertThat(breaker.failed(Pass.USUAL, Use.READ)).isFalse();
        clock.advance(Duration.ofMillis(500));
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.TRIAL);
    }

    @Test
    void takesALateSuccessForNoSign() {
        Pass before = breaker.ask(Use.READ);
        breaker.failed(Pass.USUAL, Use.READ);
        assertThat(breaker.succeeded(before)).isFalse();
        assertThat(breaker.isOut()).isTrue();
    }

    @Test
    void letsTheNextCallerTryWhenATrialNeverReachedTheBackend() {
        breaker.failed(Pass.USUAL, Use.READ);
        clock.advance(Breaker.FIRST_PAUSE);
        breaker.undecided(breaker.ask(Use.READ));
        assertThat(breaker.ask(Use.READ)).isEqualTo(Pass.TRIAL);
    }
}
