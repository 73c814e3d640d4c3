package dev.larder.django;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Larder logs in the meantime. */
final class LogRecords extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("dev.larder");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    LogRecords() {
        logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord record) {
        messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
