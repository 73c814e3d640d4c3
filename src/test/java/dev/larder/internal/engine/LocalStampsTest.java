package dev.larder.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Stamp;
import dev.larder.testing.Together;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalStampsTest {

    private final TagSlots tags = new TagSlots(1000);
    private final LocalStamps stamps = new LocalStamps(tags);

    @Test
    void entriesWithoutTagsShareTheirStamps() {
        assertThat(stamps.capture(List.of())).isSameAs(stamps.capture(List.of()));
    }

    @Test
    void equalStampsOfAnotherListAreCurrentToo() {
        List<Stamp> read = List.copyOf(new ArrayList<>(stamps.capture(List.of())));
        assertThat(stamps.areCurrent(read)).isTrue();
        stamps.clear();
        assertThat(stamps.areCurrent(read)).isFalse();
    }

    @Test
    void noStampsAreNeverCurrent() {
        assertThat(stamps.areCurrent(List.of())).isFalse();
    }

    @Test
    void clearingEndsWhatWasThereWithTagsAndWithout() {
        List<Stamp> alone = stamps.capture(List.of());
        List<Stamp> tagged = stamps.capture(List.of("tag"));
        assertThat(stamps.areCurrent(alone)).isTrue();
        assertThat(stamps.areCurrent(tagged)).isTrue();
        stamps.clear();
        assertThat(stamps.areCurrent(alone)).isFalse();
        assertThat(stamps.areCurrent(tagged)).isFalse();
        assertThat(stamps.areCurrent(stamps.capture(List.of("tag")))).isTrue();
    }

    /** Whoever clears ends what he captured before, also when others clear at the same time: no stamp comes back. */
    @Test
    @Timeout(20)
    void nothingReturnsWhenManyClearAtOnce() throws Exception {
        try (Together threads = new Together(4)) {
            assertThat(threads.all(i -> current())).containsOnly(0L);
        }
    }

    private long current() {
        long current = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Stamp> before = stamps.capture(List.of());
            stamps.clear();
            current += stamps.areCurrent(before) ? 1 : 0;
        }
        return current;
    }
}
