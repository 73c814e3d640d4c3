package dev.larder.internal.engine;

import dev.larder.spi.Bus;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A bus that loses what it is told to lose, and says nothing of it. */
final class LossyBus implements Bus {

    private final Line line;
    private @Nullable Listener listener;

    LossyBus(Line line) {
        this.line = line;
    }

    /** What buses have in common. */
    static final class Line {
        final List<LossyBus> ends = new CopyOnWriteArrayList<>();

        /** Asked for each message and receiver. */
        volatile BooleanSupplier loses = () -> false;

        void gap() {
            ends.forEach(end -> {
                if (end.listener != null) {
                    end.listener.gap();
                }
            });
        }
    }

    @Override
    public void send(byte[] message) {
        for (LossyBus end : line.ends) {
            if (!line.loses.getAsBoolean()) {
                end.receive(message);
            }
        }
    }

    private synchronized void receive(byte[] message) {
        if (listener != null) {
            listener.received(message);
        }
    }

    @Override
    public void listen(Listener its) {
        listener = its;
        line.ends.add(this);
    }

    @Override
    public void close() {
        line.ends.remove(this);
    }
}
