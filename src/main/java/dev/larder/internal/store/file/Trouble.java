package dev.larder.internal.store.file;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A fault that costs single entries only, said once when it begins and once when it is over. */
final class Trouble {

    private static final Logger LOG = System.getLogger(Trouble.class.getName());

    private final String begun;
    private final String over;
    private final AtomicBoolean lasts = new AtomicBoolean();

    Trouble(String begun, String over) {
        this.begun = begun;
        this.over = over;
    }

    void begins(@Nullable Throwable cause) {
        if (lasts.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, begun, cause);
        }
    }

    void isOver() {
        if (lasts.get() && lasts.compareAndSet(true, false)) {
            LOG.log(Level.INFO, over);
        }
    }
}
