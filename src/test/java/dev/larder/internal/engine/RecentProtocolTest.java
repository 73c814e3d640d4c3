package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Entry;
import dev.larder.testing.Entries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every order in which the steps of two readers and two writers of one place can follow each other: nobody reads here
 * what the store does not hold at that moment, and what is remembered in the end is what is held.
 */
class RecentProtocolTest {

    private static final int STEPS = 3;
    private static final int ACTORS = 4;
    private static final String KEY = "k";
    private static final Entry FIRST = Entries.of("first");
    private static final Entry SECOND = Entries.of("second");

    /** Entries enough for two writes not to be many. */
    private static final int PLENTY = 32;

    /** The same steps as a read of {@link RecentStore}. */
    private final class Reader implements Actor {
        private RecentEntries.@Nullable Place place;
        private @Nullable Entry got;
        private long writes;
        private boolean done;

        @Override
        public void step(int step) {
            if (step == 0) {
                place = recent.place(KEY);
                got = recent.entry(KEY, place);
                done = got != null;
                wrong |= done && got != held;
                writes = recent.writes();
            } else if (step == 1 && !done) {
                got = held;
            } else if (step == 2 && !done && got != null) {
                recent.remember(KEY, got, place, writes);
            }
        }
    }

    /** The same steps as a write of {@link RecentStore}. */
    private final class Writer implements Actor {
        private final @Nullable Entry written;

        Writer(@Nullable Entry written) {
            this.written = written;
        }

        @Override
        public void step(int step) {
            if (step == 0) {
                recent.begin(KEY);
            } else if (step == 1) {
                held = written;
            } else {
                recent.end(KEY);
            }
        }
    }

    private interface Actor {
        void step(int step);
    }

    private RecentEntries recent = new RecentEntries(PLENTY, 1);
    private @Nullable Entry held;
    private boolean wrong;
    private int orders;
    private boolean keeps;

    @Test
    void twoReadersAndTwoWriters() {
        follow(new int[ACTORS * STEPS], 0, new int[ACTORS]);
        assertThat(orders).isEqualTo(369_600);
        assertThat(keeps).isTrue();
    }

    private void follow(int[] order, int length, int[] steps) {
        if (length == order.length) {
            orders++;
            run(order, false);
            run(order, true);
            return;
        }
        for (int actor = 0; actor < ACTORS; actor++) {
            if (steps[actor] < STEPS) {
                steps[actor]++;
                order[length] = actor;
                follow(order, length + 1, steps);
                steps[actor]--;
            }
        }
    }

    private void run(int[] order, boolean read) {
        recent = new RecentEntries(PLENTY, 1);
        wrong = false;
        held = FIRST;
        if (read) {
            recent.remember(KEY, FIRST, recent.place(KEY), 0);
        }
        List<Actor> actors = List.of(new Reader(), new Reader(), new Writer(SECOND), new Writer(null));
        int[] steps = new int[ACTORS];
        for (int actor : order) {
            actors.get(actor).step(steps[actor]++);
        }
        Entry remembered = recent.entry(KEY, recent.place(KEY));
        if (wrong || (remembered != null && remembered != held)) {
            throw new AssertionError(Arrays.toString(order) + ", read " + read + ": remembered " + remembered);
        }
        keeps |= remembered != null;
    }
}
