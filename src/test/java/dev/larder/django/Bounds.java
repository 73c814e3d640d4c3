package dev.larder.django;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Group B: how much is held. Done better: an entry too many costs one entry, not a third of them or all. */
interface Bounds extends Subject {

    List<String> KEYS = IntStream.range(0, 49).mapToObj(i -> "k" + i).toList();

    private long held() {
        return cache(BOUNDED).getMany(KEYS).size();
    }

    @Test
    @DisplayName(
            "D72 D73 done better: of 49 entries where 30 fit, 30 are kept, or nearly so where rows are dropped in batches")
    default void keepsAsManyAsFit() {
        KEYS.forEach(key -> cache(BOUNDED).set(key, key));
        switch (bound()) {
            case AT_ONCE -> {
                assertThat(held()).isEqualTo(30);
                assertThat(cache(BOUNDED).statistics().entries()).isEqualTo(30);
            }
            case SOON -> {
                assertThat(Subject.eventually(() -> held() <= 30)).isTrue();
                assertThat(held()).isGreaterThanOrEqualTo(20);
            }
            default -> assertThat(held()).as("a server has room for more").isBetween(30L, 49L);
        }
    }

    @Test
    @DisplayName("D74 what is written into an empty cache is there, whatever was dropped before")
    default void doesNotDropWhatIsBeingWritten() {
        KEYS.forEach(key -> cache(BOUNDED).set(key, key));
        cache(BOUNDED).clear();
        assertThat(held()).isZero();
        cache(BOUNDED).set("k1", "v");
        assertThat(Subject.value(cache(BOUNDED), "k1")).isEqualTo("v");
        assertThat(held()).isEqualTo(1);
    }
}
