package dev.larder.internal.store.guard;

import dev.larder.internal.store.guard.Breaker.Pass;
import dev.larder.internal.store.guard.Breaker.Use;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A backend, as all stores of an application that call it see it: that it does not answer is found out by one of them, at the cost of one time-out, and
 * said once. Safe for use by several threads.
 */
public final class Backend {

    private static final Logger LOG = System.getLogger(Backend.class.getName());

    private final Clock clock;
    private final Breaker breaker;
    private volatile @Nullable RuntimeException cause;
    private @Nullable Words said;

    /**
     * What operators read.
     *
     * @param told whether they do, or only who debugs
     * @param fails when an outage begins
     * @param answers when it ends
     */
    record Words(boolean told, String fails, String answers) {}

    /**
     * Begins with a backend that answers.
     *
     * @param clock tells when it may be tried again
     */
    public Backend(Clock clock) {
        this.clock = clock;
        this.breaker = new Breaker(clock);
    }

    /** For one of its stores that is out though others are not. */
    Breaker another() {
        return new Breaker(clock);
    }

    boolean isOut() {
        return breaker.isOut();
    }

    Pass ask(Use use) {
        return breaker.ask(use);
    }

    void failed(Pass pass, Use use, RuntimeException fault) {
        cause = fault;
        breaker.failed(pass, use);
    }

    void undecided(Pass pass) {
        breaker.undecided(pass);
    }

    /** Says that it is out, unless another store has. */
    synchronized void say(Words words) {
        if (breaker.isOut() && said == null && words.told()) {
            said = words;
            LOG.log(Level.WARNING, words.fails(), cause);
        }
    }

    synchronized void succeeded(Pass pass) {
        if (!breaker.succeeded(pass)) {
            return;
        }
        if (said != null) {
            LOG.log(Level.INFO, said.answers());
        }
        said = null;
        cause = null;
    }
}
