package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: how much is held. Done better: an entry too many costs one entry, not a third of them or all. */
interface Bounds extends Subject {

    private long held() {
        try (Stream<String> keys = cache(BOUNDED).keys("*")) {
            return keys.count();
        }
    }

    @Test
    @DisplayName("D72 D73 done better: of 49 entries where 30 fit, 30 are kept")
    default void keepsAsManyAsFit() {
        for (int i = 0; i < 49; i++) {
            cache(BOUNDED).set("k" + i, i);
        }
        assertThat(held()).isEqualTo(30);
        assertThat(cache(BOUNDED).statistics().entries()).isEqualTo(30);
    }

    @Test
    @DisplayName("D74 what is written into an empty cache is there, whatever was dropped before")
    default void doesNotDropWhatIsBeingWritten() {
        for (int i = 0; i < 49; i++) {
            cache(BOUNDED).set("k" + i, i);
        }
        cache(BOUNDED).clear();
        assertThat(held()).isZero();
        cache(BOUNDED).set("k", "v");
        assertThat(Subject.value(cache(BOUNDED), "k")).isEqualTo("v");
        assertThat(held()).isEqualTo(1);
    }
}
