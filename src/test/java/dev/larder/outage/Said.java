package dev.larder.outage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Larder says to operators, until it is closed. */
final class Said implements AutoCloseable {

    private final Logger logger = Logger.getLogger("dev.larder");
    private final Logger client = Logger.getLogger("net.rubyeye.xmemcached");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    Said() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        client.setLevel(Level.OFF);
    }

    void forget() {
        records.clear();
    }

    /** That the backend fails, or answers again; not what is said of messages between nodes. */
    List<String> of(Level level) {
        return records.stream()
                .filter(entry -> entry.getLevel().equals(level))
                .filter(entry -> entry.getLoggerName().startsWith("dev.larder.internal.store."))
                .map(entry -> entry.getLoggerName() + ": " + entry.getMessage() + because(entry.getThrown()))
                .toList();
    }

    private static String because(Throwable cause) {
        return cause == null ? "" : " (" + cause + ")";
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }
}
