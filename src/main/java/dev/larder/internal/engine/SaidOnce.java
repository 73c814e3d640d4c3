package dev.larder.internal.engine;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** A trouble that is said once when it begins and once when it ends. */
final class SaidOnce {

    private final Logger logger;
    private final String what;
    private final AtomicBoolean troubled = new AtomicBoolean();

    SaidOnce(Logger logger, String what) {
        this.logger = logger;
        this.what = what;
    }

    void begins(Throwable cause) {
        if (troubled.compareAndSet(false, true)) {
            logger.log(Level.WARNING, what + " (said once until it works again)", cause);
        }
    }

    void ends() {
        if (troubled.get() && troubled.compareAndSet(true, false)) {
            logger.log(Level.INFO, what + ": works again");
        }
    }
}
