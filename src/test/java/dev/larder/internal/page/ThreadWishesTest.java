package dev.larder.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Threads that an application waits for. */
class ThreadWishesTest {

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - 1); // the clock has no zero: its sign changes meanwhile
    private final ThreadWishes wishes = new ThreadWishes(nanos::get);

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aThreadIsWaitedForAQuarterOfASecond() {
        ThreadWishes.Wish wish = wishes.made();
        pass(250);
        assertThat(wishes.isOneOld()).isFalse();
        pass(1);
        assertThat(wishes.isOneOld()).isTrue();
        wishes.granted(wish);
        assertThat(wishes.isOneOld()).isFalse();
    }

    @Test
    void oneThatIsGrantedSaysNothingOfTheOthers() {
        ThreadWishes.Wish first = wishes.made();
        pass(100);
        wishes.made();
        wishes.granted(first);
        pass(200);
        assertThat(wishes.isOneOld()).as("asked for 200 ms ago").isFalse();
        pass(51);
        assertThat(wishes.isOneOld()).isTrue();
    }

    @Test
    void aWishMadeLaterMakesAnEarlierOneNoYounger() {
        wishes.made();
        pass(200);
        wishes.made();
        pass(51);
        assertThat(wishes.isOneOld()).isTrue();
    }

    @Test
    void whatIsGrantedTwiceIsGrantedOnce() {
        ThreadWishes.Wish first = wishes.made();
        wishes.made();
        wishes.granted(first);
        wishes.granted(first);
        wishes.granted(null);
        pass(251);
        assertThat(wishes.isOneOld()).isTrue();
    }
}
