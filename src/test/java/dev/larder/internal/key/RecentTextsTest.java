package dev.larder.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts that are remembered are those that would be made. */
class RecentTextsTest {

    private final RecentTexts recent = new RecentTexts();
    private final AtomicInteger made = new AtomicInteger();

    private String text(Object source) {
        return recent.text(source, s -> {
            made.incrementAndGet();
            return s.getClass().getSimpleName() + s;
        });
    }

    @Test
    void aTextIsMadeOnceForEqualSources() {
        String text = text(Long.valueOf(12345));
        assertThat(text(Long.valueOf(12345))).isSameAs(text).isEqualTo("Long12345");
        assertThat(made).hasValue(1);
    }

    @Test
    void sourcesWithTheSameHashAreToldApart() {
        assertThat(text("Aa")).isEqualTo("StringAa");
        assertThat(text("BB")).isEqualTo("StringBB");
        assertThat(text(1)).isEqualTo("Integer1");
        assertThat(text(1L)).isEqualTo("Long1");
    }

    @Test
    void twoThatMeetInAPlaceAreBothRemembered() {
        for (int round = 0; round < 3; round++) {
            text("Aa");
            text("BB");
        }
        assertThat(made).hasValue(2);
    }

    @Test
    void manySourcesAndThreadsGetTheirOwnTexts() {
        CompletableFuture<?>[] threads = IntStream.range(0, 4)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> new Random(seed)
                        .longs(50_000, 0, 5_000)
                        .forEach(id -> assertThat(text(id)).isEqualTo("Long" + id))))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(threads).join();
    }
}
