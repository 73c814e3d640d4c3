package dev.larder.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Position position = new Position(message(7), Duration.ofSeconds(2));

    private static Message message(long id) {
        return new Message(id, -id, 1, new byte[] {1});
    }

    private Position.Step read(int second, long... ids) {
        List<Message> rows = Arrays.stream(ids).mapToObj(PositionTest::message).toList();
        return position.read(rows, NOW.plusSeconds(second));
    }

    private static List<Long> fresh(Position.Step step) {
        assertThat(step.lost()).isFalse();
        return step.fresh().stream().map(Message::id).toList();
    }

    @Test
    void goesOnBehindWhatItHasRead() {
        assertThat(fresh(read(0, 7))).isEmpty();
        assertThat(fresh(read(1, 7, 8, 9))).containsExactly(8L, 9L);
        assertThat(position.from()).isEqualTo(9);
        assertThat(fresh(read(2, 9, 10))).containsExactly(10L);
    }

    @Test
    void readsWhatAppearsLaterThanItsSuccessor() {
        assertThat(fresh(read(0, 7, 9))).containsExactly(9L);
        assertThat(position.from()).isEqualTo(7);
        Position.Step late = read(1, 7, 8, 9);
        assertThat(fresh(late)).containsExactly(8L);
        assertThat(late.gap()).isFalse();
        assertThat(position.from()).isEqualTo(9);
    }

    @Test
    void tellsAGapWhenWhatIsMissingDoesNotAppear() {
        assertThat(read(0, 7, 9).gap()).isFalse();
        assertThat(read(1, 7, 9, 10).gap()).isFalse();
        assertThat(read(2, 7, 9, 10).gap()).isTrue();
        assertThat(position.from()).isEqualTo(10);
        assertThat(read(3, 10, 11).gap()).isFalse();
    }

    @Test
    void waitsForEachMissingOneByItself() {
        read(0, 7, 9, 11);
        assertThat(read(1, 7, 8, 9, 11).gap()).isFalse();
        assertThat(read(2, 9, 11).gap()).isFalse();
        assertThat(read(3, 9, 11).gap()).isTrue();
    }

    @Test
    void isLostWhereItsAnchorIsNotThere() {
        assertThat(read(0).lost()).isTrue();
        assertThat(read(0, 8, 9).lost()).isTrue();
    }

    @Test
    void isLostWhereAnotherMessageHasTheNumberOfItsAnchor() {
        Position.Step step = position.read(List.of(new Message(7, 99, 1, new byte[0])), NOW);
        assertThat(step.lost()).isTrue();
        assertThat(step.gap()).isTrue();
    }
}
