package dev.larder.internal.store.guard;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a backend that may fail, and makes up for what it missed before anybody reads from it again.
 *
 * <p>What was not sent is non-empty only during an outage, and an outage ends only when it is empty: both are decided under one lock,
 * which nobody takes while the backend answers.
 */
final class Outages {

    private static final Logger LOG = System.getLogger(Outages.class.getName());

    private final Store store;
    private final String cacheName;
    private final Breaker breaker;
    private final boolean told;
    private final Object lock = new Object();
    private final Unsent unsent = new Unsent();
    private volatile int begun;

    /**
     * Begins with a backend that answers.
     *
     * @param told whether outages are said to operators, or only to who debugs
     */
    Outages(Store store, String cacheName, Clock clock, boolean told) {
        this.store = store;
        this.cacheName = cacheName;
        this.told = told;
        this.breaker = new Breaker(clock);
    }

    /**
     * Calls the backend, unless it is out.
     *
     * @param call what to call
     * @param instead what comes back when it fails or is out
     * @param unsentBy what is wrong in the backend then
     */
    <T> T call(Supplier<T> call, T instead, Consumer<Unsent> unsentBy) {
        Breaker.Pass pass = breaker.ask();
        while (pass == Breaker.Pass.REFUSED) {
            if (isStillOut(unsentBy)) {
                return instead;
            }
            pass = breaker.ask();
        }
        return call(call, instead, unsentBy, pass);
    }

    /** Reads; while the backend answers, at no cost beside the reading. */
    @Nullable
    Entry get(String key) {
        if (breaker.isOut()) {
            return call(() -> Optional.ofNullable(store.get(key)), Optional.<Entry>empty(), none -> {})
                    .orElse(null);
        }
        try {
            return store.get(key);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            begin(Breaker.Pass.USUAL, none -> {}, e);
            return null;
        }
    }

    /** How many outages there have been. */
    int begun() {
        return begun;
    }

    /** Whether there is one. */
    boolean isOut() {
        return breaker.isOut();
    }

    private boolean isStillOut(Consumer<Unsent> unsentBy) {
        synchronized (lock) {
            if (breaker.isOut()) {
                unsentBy.accept(unsent);
                return true;
            }
            return false;
        }
    }

    private <T> T call(Supplier<T> call, T instead, Consumer<Unsent> unsentBy, Breaker.Pass pass) {
        try {
            return pass == Breaker.Pass.TRIAL ? trial(call) : call.get();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            begin(pass, unsentBy, e);
            return instead;
        } finally {
            breaker.undecided(pass);
        }
    }

    /** Makes up for what was not sent, then calls. Whatever was added meanwhile is sent before the outage ends. */
    private <T> T trial(Supplier<T> call) {
        send(take());
        T result = call.get();
        synchronized (lock) {
            send(unsent.take());
            if (breaker.succeeded(Breaker.Pass.TRIAL)) {
                LOG.log(
                        told ? Level.INFO : Level.DEBUG,
                        () -> "The backend of the cache " + cacheName + " answers again.");
            }
        }
        return result;
    }

    private Unsent take() {
        synchronized (lock) {
            return unsent.take();
        }
    }

    private void send(Unsent taken) {
        boolean sent = false;
        try {
            taken.sendTo(store);
            sent = true;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new IllegalStateException("what was missed cannot be made up for", e);
        } finally {
            if (!sent) {
                putBack(taken);
            }
        }
    }

    private void putBack(Unsent taken) {
        synchronized (lock) {
            unsent.add(taken);
        }
    }

    private void begin(Breaker.Pass pass, Consumer<Unsent> unsentBy, RuntimeException cause) {
        boolean begins;
        synchronized (lock) {
            unsentBy.accept(unsent);
            begins = breaker.failed(pass);
            begun += begins ? 1 : 0;
        }
        if (begins) {
            LOG.log(
                    told ? Level.WARNING : Level.DEBUG,
                    () -> "The backend of the cache " + cacheName
                            + " fails: until it answers again, everything is computed and nothing is stored.",
                    cause);
        }
    }
}
