package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: numbers that go up and down. */
interface Counting extends Subject {

    @Test
    @DisplayName("D31 counts by one or by more, and the new number is what is read then")
    default void countsUp() {
        cache().set("n", 41);
        assertThat(cache().increment("n")).isEqualTo(42);
        assertThat(value("n")).isEqualTo(42);
        assertThat(cache().increment("n", 10)).isEqualTo(52);
        assertThat(cache().increment("n", -10)).isEqualTo(42);
        cache().set("long", 1L << 40);
        cache().increment("long");
        assertThat(value("long")).isEqualTo((1L << 40) + 1);
    }

    @Test
    @DisplayName("D33 D36 there is nothing to count where nothing is held")
    default void cannotCountWhatIsAbsent() {
        for (long delta : new long[] {1, -1, 5, -5}) {
            assertThatThrownBy(() -> cache().increment("absent", delta))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("'absent'");
            assertThatThrownBy(() -> cache().decrement("absent", delta)).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(cache().contains("absent")).isFalse();
    }

    @Test
    @DisplayName("D35 counts down by one or by more, and a negative step counts up")
    default void countsDown() {
        cache().set("n", 42);
        assertThat(cache().decrement("n")).isEqualTo(41);
        assertThat(value("n")).isEqualTo(41);
        assertThat(cache().decrement("n", 10)).isEqualTo(31);
        assertThat(cache().decrement("n", -6)).isEqualTo(37);
    }

    @Test
    @DisplayName("D31 no step is lost among many callers")
    default void losesNoStep() {
        cache().set("n", 0L);
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(CompletableFuture.runAsync(() -> {
                for (int step = 0; step < 250; step++) {
                    cache().increment("n");
                }
            }));
        }
        callers.forEach(CompletableFuture::join);
        assertThat(value("n")).isEqualTo(1000L);
    }

    @Test
    @DisplayName("D128 counting leaves the lifetime as it was")
    default void countingLeavesTheLifetime() {
        cache().set("n", 1, Duration.ofSeconds(1000));
        cache().increment("n");
        cache().decrement("n", 3);
        assertThat(cache().timeToLive("n").orElseThrow()).isBetween(Duration.ofSeconds(900), Duration.ofSeconds(1000));
    }
}
