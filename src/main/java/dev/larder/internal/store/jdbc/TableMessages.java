package dev.larder.internal.store.jdbc;

import dev.larder.internal.bus.MessageSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The messages of a table, asked for every second or so. See {@link Position}. */
final class TableMessages implements MessageSource {

    /** So many intervals are waited for a missing message, or for this thread itself. */
    private static final int PATIENCE = 2;

    private final MessageCalls calls;
    private final Duration interval;
    private final Clock clock;
    private @Nullable Position position;
    private Instant lastRead = Instant.MIN;

    TableMessages(MessageCalls calls, Duration interval) {
        this.calls = calls;
        this.interval = interval;
        this.clock = calls.clock();
    }

    /** Where it was, if that is known; but nobody knows whether others have dropped what came since. */
    @Override
    public boolean begin() {
        if (position == null) {
            position = new Position(calls.newest(), interval.multipliedBy(PATIENCE));
        }
        lastRead = clock.instant();
        return false;
    }

    @Override
    public @Nullable List<byte[]> next() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(interval.toNanos());
        Position now = position;
        if (now == null || hasStoodStill()) {
            return null;
        }
        List<byte[]> messages = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<Message> rows = calls.from(now.from());
            Position.Step step = now.read(rows, clock.instant());
            if (step.lost()) {
                position = null;
            }
            if (step.lost() || step.gap()) {
                return null;
            }
            step.fresh().stream().filter(this::isOurs).map(Message::body).forEach(messages::add);
            more = rows.size() == MessageCalls.READ_AT_ONCE && !step.fresh().isEmpty();
        }
        lastRead = clock.instant();
        return messages;
    }

    /** This process: others may have dropped messages meanwhile that it had not read. */
    private boolean hasStoodStill() {
        return clock.instant().isAfter(lastRead.plus(interval.multipliedBy(PATIENCE + 1)));
    }

    private boolean isOurs(Message message) {
        return message.channel() == calls.channel();
    }
}
