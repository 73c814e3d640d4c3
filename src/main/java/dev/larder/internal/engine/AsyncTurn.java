package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@link Leases.Turn#arrived} without a waiting thread: it asks again now and then.
 *
 * @param flight the one whose turn it is to be
 */
record AsyncTurn(CacheEngine engine, Flight flight) {

    /** A fresh entry that somebody else has stored before it is this flight's turn to load; else empty. */
    CompletableFuture<Optional<Entry>> arrived(long nanos) {
        Leases.Turn turn = engine.takeoffs().turn(flight);
        if (turn == null) {
            return CompletableFuture.completedFuture(Optional.ofNullable(found()));
        }
        CompletableFuture<Optional<Entry>> arrived = new CompletableFuture<>();
        ask(turn, System.nanoTime() + nanos, arrived);
        return arrived;
    }

    private @Nullable Entry found() {
        return engine.entries().fresh(engine.takeoffs().look(flight));
    }

    private void ask(Leases.Turn turn, long end, CompletableFuture<Optional<Entry>> arrived) {
        try {
            Leases.Answer answer = turn.ask();
            Entry found = found();
            long left = end - System.nanoTime();
            if (found != null || answer == Leases.Answer.LOAD || left <= 0) {
                arrived.complete(Optional.ofNullable(found));
                return;
            }
            long pause = Math.min(left, turn.pause());
            var unused = engine.context()
                    .threads()
                    .timer()
                    .get()
                    .schedule(
                            () -> engine.context().executor().execute(() -> ask(turn, end, arrived)),
                            pause,
                            TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) { // whatever is wrong with the cache, the value can be loaded
            arrived.complete(Optional.empty());
        }
    }
}
