package dev.larder.internal.store.guard;

import dev.larder.internal.store.guard.Breaker.Pass;
import dev.larder.internal.store.guard.Breaker.Use;
import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a backend that may fail, and makes up for what it missed before anybody reads from it again.
 *
 * <p>Two breakers are asked. That of the backend opens when a call of any store fails, and says when one may try. That of this store opens with it, and
 * closes when the store has made up for what it missed; it has pauses of its own only while the backend answers others. What was not sent is non-empty only
 * during an outage of the store, and such an outage ends only when it is empty: both are decided under one lock, which nobody takes while the
 * backend answers.
 */
final class Outages {

    private static final Logger LOG = System.getLogger(Outages.class.getName());

    private final Store store;
    private final Backend backend;
    private final Breaker own;
    private final Backend.Words words;
    private final Object lock = new Object();
    private final Unsent unsent = new Unsent();
    private int failedAlone;
    private volatile int begun;

    /** What a caller may do, by both breakers. */
    private record Passes(Pass own, Pass common) {

        static final Passes USUAL = new Passes(Pass.USUAL, Pass.USUAL);

        /** Whether the backend answers others. */
        boolean isAlone() {
            return own == Pass.TRIAL && common == Pass.USUAL;
        }
    }

    /**
     * What a call comes to.
     *
     * @param instead when it fails, or is not made
     * @param unsentBy what is wrong in the backend then
     * @param proves whether an answer shows that the backend does what was asked
     */
    record Otherwise<T>(T instead, Consumer<Unsent> unsentBy, Predicate<T> proves) {

        Otherwise(T instead, Consumer<Unsent> unsentBy) {
            this(instead, unsentBy, any -> true);
        }
    }

    Outages(Store store, Backend backend, Backend.Words words) {
        this.store = store;
        this.backend = backend;
        this.own = backend.another();
        this.words = words;
    }

    /**
     * Calls the backend, unless it is out.
     *
     * @param otherwise what it comes to when it fails or is out
     */
    <T> T call(Use use, Supplier<T> call, Otherwise<T> otherwise) {
        Passes passes = ask(use);
        while (passes == null) {
            if (isStillOut(otherwise.unsentBy())) {
                backend.say(words);
                return otherwise.instead();
            }
            passes = ask(use);
        }
        return call(use, call, otherwise, passes);
    }

    /** Reads; while the backend answers, at no cost beside the reading. */
    @Nullable
    Entry get(String key) {
        if (own.isOut() || backend.isOut()) {
            return call(
                            Use.READ,
                            () -> Optional.ofNullable(store.get(key)),
                            new Otherwise<>(Optional.<Entry>empty(), none -> {}))
                    .orElse(null);
        }
        try {
            return store.get(key);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(Passes.USUAL, Use.READ, none -> {}, e);
            return null;
        }
    }

    /** How many outages there have been. */
    int begun() {
        return begun;
    }

    private @Nullable Passes ask(Use use) {
        Pass mine = own.ask(use);
        if (mine == Pass.REFUSED) {
            return null;
        }
        Pass common = backend.ask(use);
        if (common == Pass.REFUSED) {
            own.undecided(mine);
            return null;
        }
        return new Passes(mine, common);
    }

    /** Whether there is an outage; this store is then part of it. */
    private boolean isStillOut(Consumer<Unsent> unsentBy) {
        synchronized (lock) {
            if (!own.isOut() && !backend.isOut()) {
                return false;
            }
            begun += own.joins(Pass.USUAL) ? 1 : 0;
            unsentBy.accept(unsent);
            return true;
        }
    }

    private <T> T call(Use use, Supplier<T> call, Otherwise<T> otherwise, Passes passes) {
        boolean decided = false;
        try {
            T result = passes.own() == Pass.TRIAL ? trial(call, otherwise.proves()) : call.get();
            decided = otherwise.proves().test(result);
            if (decided) {
                backend.succeeded(passes.common());
            }
            return result;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            decided = true;
            failed(passes, use, otherwise.unsentBy(), e);
            return otherwise.instead();
        } finally {
            if (!decided) {
                own.undecided(passes.own());
                backend.undecided(passes.common());
            }
        }
    }

    /** Makes up for what was not sent, then calls. Whatever was added meanwhile is sent before the outage ends. */
    private <T> T trial(Supplier<T> call, Predicate<T> proves) {
        send(take());
        T result = call.get();
        if (!proves.test(result)) {
            return result;
        }
        synchronized (lock) {
            send(unsent.take());
            own.succeeded(Pass.TRIAL);
            sayAnswers();
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

    private void failed(Passes passes, Use use, Consumer<Unsent> unsentBy, RuntimeException cause) {
        if (!passes.isAlone()) {
            backend.failed(passes.common(), use, cause); // first: until then others would find out for themselves
        }
        synchronized (lock) {
            unsentBy.accept(unsent);
            if (passes.isAlone()) {
                own.failed(Pass.TRIAL, use);
                sayAlone(cause);
            } else {
                begun += own.joins(passes.own()) ? 1 : 0;
            }
        }
        backend.say(words);
    }

    /** From the second time on: the first may have been with a connection from before. */
    private void sayAlone(RuntimeException cause) {
        failedAlone++;
        if (failedAlone == 2 && words.told()) {
            LOG.log(Level.WARNING, words.fails(), cause);
        }
    }

    private void sayAnswers() {
        if (failedAlone > 1 && words.told()) {
            LOG.log(Level.INFO, words.answers());
        }
        failedAlone = 0;
    }
}
