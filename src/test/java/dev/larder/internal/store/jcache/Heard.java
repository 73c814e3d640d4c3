package dev.larder.internal.store.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.spi.Bus;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a bus has told. */
final class Heard implements Bus.Listener {

    static final String GAP = "(gap)";

    final BlockingQueue<String> all = new LinkedBlockingQueue<>();

    /** Done with each message by the thread that reads. */
    volatile Runnable withEach = () -> {};

    static void send(Bus bus, String text) {
        bus.send(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void received(byte[] message) {
        all.add(new String(message, StandardCharsets.UTF_8));
        withEach.run();
    }

    @Override
    public void gap() {
        all.add(GAP);
    }

    String next() throws InterruptedException {
        return all.poll(30, TimeUnit.SECONDS);
    }

    void awaitGap() throws InterruptedException {
        String text = next();
        while (text != null && !text.equals(GAP)) {
            text = next();
        }
        assertThat(text).isEqualTo(GAP);
    }

    /** Up to a message; whether a gap was told before. */
    boolean gapsUpTo(String message) throws InterruptedException {
        boolean gap = false;
        String text = next();
        while (text != null && !text.equals(message)) {
            gap |= text.equals(GAP);
            text = next();
        }
        assertThat(text).isEqualTo(message);
        return gap;
    }
}
