package dev.larder.internal.method;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A warning about one method that is given once, so that a mistake on a busy method does not fill the log. */
final class Notice {

    private static final Logger LOG = System.getLogger("dev.larder.method");

    private final String method;
    private final AtomicBoolean given = new AtomicBoolean();

    Notice(String method) {
        this.method = method;
    }

    /** Warns unless it has been done. */
    void warn(String mistake, @Nullable Throwable cause) {
        if (given.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, method + ": " + mistake + " (said once per method)", cause);
        }
    }
}
