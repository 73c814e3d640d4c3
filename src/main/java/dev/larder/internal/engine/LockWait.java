package dev.larder.internal.engine;

import dev.larder.CacheLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks for a lock again and again until there is one or the time is over, with a waiting thread or without. */
final class LockWait {

    private final LockTurn turn;
    private final EngineContext context;
    private final long end;

    LockWait(LockTurn turn, Duration wait, EngineContext context) {
        this.turn = turn;
        this.context = context;
        this.end = System.nanoTime() + Waits.nanos(wait);
    }

    Optional<CacheLock> arrived() throws InterruptedException {
        while (true) {
            Optional<CacheLock> lock = turn.ask();
            long left = end - System.nanoTime();
            if (lock.isPresent() || left <= 0) {
                return lock;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, turn.pause()));
        }
    }

    CompletableFuture<Optional<CacheLock>> later() {
        CompletableFuture<Optional<CacheLock>> arrived = new CompletableFuture<>();
        context.executor().execute(() -> ask(arrived));
        return arrived;
    }

    private void ask(CompletableFuture<Optional<CacheLock>> arrived) {
        try {
            Optional<CacheLock> lock = turn.ask();
            long left = end - System.nanoTime();
            if (lock.isEmpty() && left > 0) {
                var unused = context.threads()
                        .timer()
                        .get()
                        .schedule(
                                () -> context.executor().execute(() -> ask(arrived)),
                                Math.min(left, turn.pause()),
                                TimeUnit.NANOSECONDS);
            } else if (!arrived.complete(lock)) {
                lock.ifPresent(CacheLock::close); // who wanted it has given up
            }
        } catch (RuntimeException e) {
            arrived.completeExceptionally(e);
        }
    }
}
