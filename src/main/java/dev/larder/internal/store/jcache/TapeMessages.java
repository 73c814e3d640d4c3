package dev.larder.internal.store.jcache;

import dev.larder.internal.bus.MessageSource;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a {@link Tape}, for providers that have no other way which tells a loss: each node looks at it several times a second.
 *
 * @param store the tape is in
 * @param key of the tape
 */
record TapeMessages(Store store, String key) implements ReadBus.Messages {

    private static final int MOST_ATTEMPTS = 1000;
    private static final long INTERVAL_MILLIS = 200;

    @Override
    public void append(byte[] marked) throws TimeoutException {
        appended(marked);
    }

    private Tape appended(byte[] marked) throws TimeoutException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Entry held = store.get(key);
            Tape tape = Objects.requireNonNullElse(Tape.of(held), Tape.EMPTY).plus(marked);
            if (store.replace(key, held, tape.entry())) {
                return tape;
            }
        }
        throw new TimeoutException("other nodes were always faster");
    }

    @Override
    public MessageSource reading() {
        return new Place();
    }

    /** Where one reader is. */
    private final class Place implements MessageSource {
        private long number;
        private byte[] last = {};

        /** Behind a message of its own, so that there is one. */
        @Override
        public boolean begin() throws TimeoutException {
            last = MarkedMessage.of(new byte[0]);
            number = appended(last).last();
            return false;
        }

        @Override
        public @Nullable List<byte[]> next() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            Tape tape = Tape.of(store.get(key));
            List<byte[]> more = tape == null ? null : tape.after(number, last);
            if (more == null) {
                return null;
            }
            if (!more.isEmpty()) {
                last = more.get(more.size() - 1);
                number += more.size();
            }
            return more.stream().map(MarkedMessage::content).toList();
        }
    }
}
