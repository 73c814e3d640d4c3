package dev.larder.nodes;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Caches;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A node that does what it is told, a line at a time, and answers each with a line. */
final class NodeProgram {

    private static final CachePolicy INHERITED = CachePolicy.inherited();
    private static final Duration LOAD = Duration.ofMillis(300);

    private final Cache cache;
    private final PrintStream out;

    private NodeProgram(Cache cache, PrintStream out) {
        this.cache = cache;
        this.out = out;
    }

    /** Runs until its input ends; the arguments are settings of its cache, {@code name=value}. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String argument : arguments) {
            int end = argument.indexOf('=');
            settings.put("larder.caches.products." + argument.substring(0, end), argument.substring(end + 1));
        }
        Thread.currentThread().setContextClassLoader(LossyStoreFactory.seenFrom(NodeProgram.class.getClassLoader()));
        try (Caches caches = Caches.open(settings)) {
            new NodeProgram(caches.get("products"), new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
        }
        System.exit(0); // whatever hangs ends with it
    }

    private void run() throws Exception {
        cache.get("nothing", null);
        out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(done(line.split(" ")));
        }
    }

    private String done(String[] words) throws Exception {
        return switch (words[0]) {
            case "get" -> String.valueOf(cache.<String>get(words[1], null));
            case "set" -> {
                cache.set(words[1], words[2], INHERITED.tags(words[3]));
                yield "set";
            }
            case "lose" -> {
                LossyStoreFactory.losePercent(Integer.parseInt(words[1]));
                yield "loses";
            }
            case "delete" -> String.valueOf(cache.delete(words[1]));
            case "invalidate" -> {
                cache.invalidateTags(words[1]);
                yield "invalidated";
            }
            case "fetch" -> cache.<String, RuntimeException>getOrSet(words[1], INHERITED, draft -> words[2]);
            case "hang" -> hang(words[1]);
            case "storm" -> storm(words[1], Integer.parseInt(words[2]));
            default -> throw new IOException(words[0]);
        };
    }

    /** Begins a load that does not end. */
    private String hang(String key) throws InterruptedException {
        CountDownLatch loading = new CountDownLatch(1);
        Thread thread = new Thread(() -> cache.fetch(key, INHERITED, draft -> {
            loading.countDown();
            while (true) {
                LockSupport.park();
            }
        }));
        thread.setDaemon(true);
        thread.start();
        loading.await();
        return "loading";
    }

    /** Many callers at once: how many loads, and which values they got. */
    private String storm(String key, int callers) throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        Callable<String> call = () -> {
            all.countDown();
            all.await();
            return cache.<String, RuntimeException>getOrSet(key, INHERITED, draft -> {
                loads.incrementAndGet();
                LockSupport.parkNanos(LOAD.toNanos());
                return "of-" + ProcessHandle.current().pid();
            });
        };
        List<Future<String>> calls = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            calls.add(threads.submit(call));
        }
        Set<String> values = new TreeSet<>();
        for (Future<String> one : calls) {
            values.add(one.get());
        }
        threads.shutdown();
        return loads.get() + " " + String.join(",", values);
    }
}
