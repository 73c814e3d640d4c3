package dev.larder.internal.engine;

import dev.larder.spi.Bus;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What nodes tell each other over a bus. Whoever tells does not wait: one thread sends what has come together, in order. Each message has a
 * number, so that one that was lost is noticed with the sender's next, though the bus may not have noticed.
 */
final class Talk implements Bus.Listener {

    private static final System.Logger LOG = System.getLogger(Talk.class.getName());
    private static final int MOST_KEYS = 500;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_SENDERS = 10_000;

    private final Bus bus;
    private final Executor executor;
    private final Hearer hearer;
    private final long self;
    private final Queue<Integer> keys = new ConcurrentLinkedQueue<>();
    private final Queue<Journal> journals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger due = new AtomicInteger();
    private final Map<Long, Long> heard = new ConcurrentHashMap<>();
    private long number;

    /** Who is told what others say. */
    interface Hearer {

        /** Said by another node. */
        void heard(Message message);

        /** Something may have been said that was not heard. */
        void missed();
    }

    /**
     * Begins to send; {@link Bus#listen} is the caller's.
     *
     * @param self a random number
     */
    Talk(Bus bus, Executor executor, Hearer hearer, long self) {
        this.bus = bus;
        this.executor = executor;
        this.hearer = hearer;
        this.self = self;
    }

    void tell(int key) {
        keys.add(key);
        beat();
    }

    void tell(Journal journal) {
        journals.add(journal.items().size() > MOST_ITEMS ? journal.latest(0) : journal);
        beat();
    }

    /** Sends what there is, or that there is nothing. */
    void beat() {
        if (due.getAndIncrement() > 0) {
            return; // whoever is sending will see it
        }
        try {
            executor.execute(this::send);
        } catch (RejectedExecutionException e) {
            due.set(0); // it is sent with the next
        }
    }

    /** Sends what is left, in this thread. */
    void end() {
        if (due.getAndIncrement() == 0) {
            send();
        }
    }

    private void send() {
        for (int seen = due.get(); seen > 0; seen = due.addAndGet(-seen)) {
            do {
                send(journals.poll());
            } while (!journals.isEmpty() || !keys.isEmpty());
        }
    }

    private void send(@Nullable Journal journal) {
        List<Integer> some = new ArrayList<>();
        for (Integer key = keys.poll(); key != null; key = some.size() < MOST_KEYS ? keys.poll() : null) {
            some.add(key);
        }
        number++;
        try {
            bus.send(new Message(self, number, some, journal).bytes());
        } catch (RuntimeException e) { // those who miss it notice; who operates it is told of the backend's outage
            LOG.log(Level.DEBUG, "A message to other nodes could not be sent.", e);
        }
    }

    @Override
    public void received(byte[] bytes) {
        Message message = Message.of(bytes);
        if (message == null) {
            gap();
        } else if (message.sender() != self) {
            if (isBeyondTheNext(message)) {
                hearer.missed();
            }
            hearer.heard(message);
        }
    }

    private boolean isBeyondTheNext(Message message) {
        if (heard.size() > MOST_SENDERS) {
            heard.clear();
        }
        Long before = heard.get(message.sender());
        long last = before == null ? 0 : before;
        heard.merge(message.sender(), message.number(), Math::max);
        return message.number() > last + 1;
    }

    @Override
    public void gap() {
        hearer.missed();
    }
}
