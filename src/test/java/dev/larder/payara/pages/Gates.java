package dev.larder.payara.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Gates that the test shuts and opens, and pages stop at. All are open in the beginning. */
@ApplicationScoped
public class Gates {

    private static final long SECONDS = 30;

    private final Map<String, CountDownLatch> shut = new ConcurrentHashMap<>();

    public void shut(String name) {
        shut.put(name, new CountDownLatch(1));
    }

    public void open(String name) {
        CountDownLatch gate = shut.remove(name);
        if (gate != null) {
            gate.countDown();
        }
    }

    public boolean isShut(String name) {
        return shut.containsKey(name);
    }

    /** Waits while the gate is shut. */
    public void pass(String name) {
        CountDownLatch gate = shut.get(name);
        try {
            if (gate != null && !gate.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody has opened " + name);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
