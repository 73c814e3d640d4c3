package dev.larder.example.web;

import dev.larder.example.data.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the page at hand came about: each part with how it was come by and how long that took.
 *
 * <p>A part is a hit when it came out of the cache. For a value Larder says so itself; a method was a miss when it asked the
 * database; a fragment was a miss when its body ran, which the body reports by {@link #computed()}.
 */
@Named
@RequestScoped
public class Parts {

    /** A part of the page: {@code depth} counts the parts around it. */
    public record Part(String face, String name, int depth, String how, long nanos, int queries) {
        public double millis() {
            return nanos / 1e6;
        }
    }

    private static final class Running {
        final String face;
        final String name;
        final int place;
        final int queriesBefore;
        final long begun = System.nanoTime();
        boolean computed;

        Running(String face, String name, int place, int queriesBefore) {
            this.face = face;
            this.name = name;
            this.place = place;
            this.queriesBefore = queriesBefore;
        }
    }

    private final long begun = System.nanoTime();
    private final Instant made = Instant.now();
    private final List<Part> done = new ArrayList<>();
    private final Deque<Running> running = new ArrayDeque<>();
    private int queries;

    void queried(@Observes Database.Query query) {
        queries++;
    }

    /** Begins a fragment; its tag follows. */
    public void begin(String name) {
        begin("fragment", name);
    }

    /** Says that the innermost running part is being computed now, so that it is a miss. */
    public void computed() {
        running.element().computed = true;
    }

    /** Ends the innermost running part. */
    public void end() {
        Running part = running.element();
        end(part.computed || part.face.equals("method") && queries > part.queriesBefore ? "miss" : "hit");
    }

    /** Calls a cached method. */
    <T> T method(String name, Supplier<T> call) {
        begin("method", name);
        try {
            return call.get();
        } finally {
            end();
        }
    }

    /** Fetches a value that knows how it came. */
    <T> T value(String name, Supplier<T> fetch, Function<T, String> how) {
        begin("value", name);
        T fetched = fetch.get();
        end(how.apply(fetched));
        return fetched;
    }

    public List<Part> getAll() {
        return done.stream().filter(Objects::nonNull).toList();
    }

    public int getQueries() {
        return queries;
    }

    /** Milliseconds since the page's first part began. */
    public double getMillis() {
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The moment at which the server began this page. */
    public Instant getMade() {
        return made;
    }

    private void begin(String face, String name) {
        running.push(new Running(face, name, done.size(), queries));
        done.add(null);
    }

    private void end(String how) {
        Running part = running.pop();
        done.set(
                part.place,
                new Part(
                        part.face,
                        part.name,
                        running.size(),
                        how,
                        System.nanoTime() - part.begun,
                        queries - part.queriesBefore));
    }
}
