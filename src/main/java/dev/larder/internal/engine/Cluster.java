package dev.larder.internal.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes that share a backend agree on: which tags and caches were invalidated when, in one sequence.
 *
 * <ol>
 *   <li>An invalidation is an item written behind the {@link Journal} by compare-and-set. Nobody else's can come between.
 *   <li>A node knows a first part of that sequence, its {@link View}, and judges entries by it. It reads on when it has not done so for
 *       some time, and when it meets an entry that is from beyond what it knows.
 *   <li>While it cannot read on, or owes the backend an invalidation that failed, it believes nothing.
 * </ol>
 *
 * In-process caches are told of what is read before it counts here: so nothing made of their old entries is believed.
 */
final class Cluster {

    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_OWED = 10_000;

    /** Refusals in a row: less may be a reading that lags behind. */
    private static final int MOST_REFUSALS = 3;

    private final Records records;
    private final ClusterNews others;
    private final Trust trust;
    private final Refusal refusal;
    private final ReentrantLock trips = new ReentrantLock();
    private final Object viewing = new Object();
    private final Queue<Long> unwritten = new ConcurrentLinkedQueue<>();
    private final Set<Long> ended = new HashSet<>();
    private List<Long> owed = new ArrayList<>();
    private volatile boolean owes;
    private volatile boolean out;
    private volatile View view;
    private volatile long asOf;

    Cluster(Records records, Trust trust, ClusterNews others) {
        this.records = records;
        this.trust = trust;
        this.refusal = new Refusal(trust.nanoTime());
        this.others = others;
        long nowhere = records.base(); // no journal has it
        this.view = new View(nowhere, nowhere);
        this.asOf = trust.nanoTime().getAsLong() - trust.most().toNanos();
    }

    /** What is known, whether it may be believed or not. What is made under it is believed by nobody who knows of an invalidation since. */
    View known() {
        View trusted = trusted();
        return trusted == null ? view : trusted;
    }

    /** What is known, if it may be believed. */
    @Nullable
    View trusted() {
        View known = view;
        return !isOwing() && trust.holds(asOf) ? known : readOn(known.position());
    }

    /** Stands for what is known now ({@link View#sight}); to be asked for before what is known is asked. */
    Object sight() {
        return view.sight();
    }

    /** Until when what is known, found trusted a moment ago, is so without asking again; by the clock that never goes back. */
    long trustedUntil() {
        return asOf + trust.most().toNanos();
    }

    /** The same once it has come to a position, if there is such a one. */
    @Nullable
    View readOn(long position) {
        if (!isEntered()) {
            return null;
        }
        try {
            boolean enough = !isOwing() && trust.holds(asOf) && view.position() >= position;
            return enough || sync() ? view : null;
        } finally {
            trips.unlock();
        }
    }

    /** Nobody waits for somebody who tries whether the backend is back. */
    private boolean isEntered() {
        if (out) {
            return trips.tryLock();
        }
        trips.lock();
        return true;
    }

    /** Reads on now. */
    void refresh() {
        trips.lock();
        try {
            sync();
        } finally {
            trips.unlock();
        }
    }

    /** Invalidates for all nodes. When this returns nobody who knows of it, or reads on, believes anything from before. */
    void invalidate(List<Long> items) {
        expect(items);
        unwritten.addAll(items);
        if (!isEntered()) { // whoever is at it finds it, or whoever asks next
            owe();
            return;
        }
        try { // what others have left while they waited for the lock is written with it
            pay();
        } finally {
            trips.unlock();
        }
    }

    /** Counts as invalidated what another backend's nodes will invalidate here too. */
    void expect(List<Long> items) {
        items.forEach(view::expect);
    }

    private boolean sync() {
        if (refusal.lasts()) {
            return false; // nothing may be believed before what is owed is written
        }
        boolean read = read();
        if (read && isOwing()) {
            pay();
        }
        return read && !isOwing();
    }

    private boolean isOwing() {
        return owes || !unwritten.isEmpty();
    }

    private boolean read() {
        long begun = trust.nanoTime().getAsLong();
        Journal journal = records.read();
        for (int attempt = 0; attempt < 3 && isOutdated(journal); attempt++) {
            Journal restarted = records.restarted(); // unless it has changed: then it was only read behind time
            journal = restarted == null ? records.read() : restarted;
        }
        out = journal == null;
        if (journal == null || isOutdated(journal)) {
            return false;
        }
        learn(journal);
        asOf = begun;
        return true;
    }

    /** Whether the backend has lost what it once had: it is behind what is known, or has gone back to a journal that had ended. */
    private boolean isOutdated(@Nullable Journal journal) {
        View known = view;
        return journal != null
                && (known.base() == journal.base()
                        ? journal.position() < known.position()
                        : ended.contains(journal.base()));
    }

    private void learn(Journal journal) {
        View known = view;
        if (known.base() != journal.base() || known.position() < journal.first()) {
            View whole = records.viewOf(journal);
            if (known.base() != journal.base()) {
                ended.add(known.base());
            }
            synchronized (viewing) {
                others.unknown();
                view = whole;
                others.unknown();
            }
        } else {
            heard(journal);
        }
    }

    /**
     * What a journal tells beyond what is known.
     *
     * @return false when something in between is missing
     */
    boolean heard(Journal journal) {
        synchronized (viewing) {
            View known = view;
            if (known.base() != journal.base() || known.position() < journal.first()) {
                return false;
            }
            List<Long> more = journal.after(known.position());
            if (!more.isEmpty()) {
                others.invalidated(more); // what is made of others' entries after this is made of right ones
                known.append(more);
                others.invalidated(more); // what was made of this one's entries before is not believed
            }
            return true;
        }
    }

    private void pay() {
        if (refusal.lasts()) {
            owe();
            return;
        }
        for (Long item = unwritten.poll(); item != null; item = unwritten.poll()) {
            owed.add(item);
        }
        int refusals = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS && refusals < MOST_REFUSALS && !owed.isEmpty(); attempt++) {
            long position = view.position();
            Journal written = written(view);
            if (written != null) {
                paid(written);
            } else if (read()) {
                refusals = view.position() == position ? refusals + 1 : 0;
            } else {
                break;
            }
        }
        refusal.is(refusals == MOST_REFUSALS);
        if (owed.isEmpty()) {
            owes = false;
        } else {
            owe();
        }
    }

    /** Believes nothing, nor what was believed before. */
    private void owe() {
        owes = true;
        view.look();
    }

    private void paid(Journal written) {
        int count = owed.size();
        owed = new ArrayList<>();
        learn(written);
        others.written(written, count);
    }

    private @Nullable Journal written(View known) {
        return owed.size() > MOST_OWED ? records.restarted() : records.append(owed, known);
    }
}
