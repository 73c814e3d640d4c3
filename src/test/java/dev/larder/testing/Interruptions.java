package dev.larder.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What keeps threads from running on while they do something: locks that others hold, and input and output. */
public final class Interruptions {

    private static final int THREADS = 2;
    private static final int FEWEST = 1000;
    private static final long WARM_UP_NANOS = 300_000_000;
    private static final long RECORDED_NANOS = 1_000_000_000;

    /** What the JDK's flight recorder calls them. */
    private static final Set<String> KINDS = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.SocketRead",
            "jdk.SocketWrite");

    private Interruptions() {}

    /**
     * Does something over and over for a second, in two threads at once.
     *
     * @return what came between, however short, once classes were loaded and all was warm
     */
    public static List<String> of(Callable<?> something) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Path file = Files.createTempFile("interruptions", ".jfr");
        try (Recording recording = new Recording()) {
            together(threads, something, WARM_UP_NANOS);
            KINDS.forEach(
                    kind -> recording.enable(kind).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            together(threads, something, RECORDED_NANOS);
            recording.stop();
            recording.dump(file);
            return found(file);
        } finally {
            threads.shutdownNow();
            Files.delete(file);
        }
    }

    private static void together(ExecutorService threads, Callable<?> something, long nanos) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            runs.add(threads.submit(() -> {
                start.await(1, TimeUnit.MINUTES);
                return repeat(something, nanos);
            }));
        }
        for (Future<?> run : runs) {
            run.get(1, TimeUnit.MINUTES);
        }
    }

    /** By this method's name on the stack an interruption is told from those of threads that have nothing to do. */
    private static @Nullable Object repeat(Callable<?> something, long nanos) throws Exception {
        long begun = System.nanoTime();
        Object last = null;
        for (int times = 0; times < FEWEST || System.nanoTime() - begun < nanos; times++) {
            last = something.call();
        }
        return last;
    }

    private static List<String> found(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> KINDS.contains(event.getEventType().getName()) && isBetween(event))
                .map(RecordedEvent::toString)
                .toList();
    }

    private static boolean isBetween(RecordedEvent event) {
        return isBelow(event, Interruptions.class.getName(), "repeat")
                && !isBelow(event, ClassLoader.class.getName(), "loadClass");
    }

    /** A class is loaded once, at a moment of the JVM's choosing: after the warm-up too. */
    private static boolean isBelow(RecordedEvent event, String type, String name) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod())
                        .anyMatch(method -> method.getName().equals(name)
                                && method.getType().getName().equals(type));
    }
}
