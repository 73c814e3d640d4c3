package dev.larder.example.web;

import dev.larder.Outcome;
import dev.larder.example.data.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How the page at hand came about: each part with how it was come by and how long that took.
 *
 * <p>A fetched value tells by itself whether it was a hit. A method was a miss when it asked the database. A fragment was a miss
 * when its body ran, which the body reports by {@link #computed()}.
 */
@Named
@RequestScoped
public class Parts {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final long begun = System.nanoTime();
    private final Instant made = Instant.now();
    private final List<Part> parts = new ArrayList<>();
    private final Deque<Running> running = new ArrayDeque<>();
    private int queries;

    void queried(@Observes Database.Query query) {
        queries++;
    }

    /** Begins a fragment; its tag follows. */
    public void begin(String fragment) {
        begin("fragment", fragment);
    }

    /** Says that the innermost running part is being computed now, so that it is a miss. */
    public void computed() {
        running.element().computed = true;
    }

    /** Ends the innermost running part. */
    public void end() {
        end(running.element().computed ? "miss" : "hit");
    }

    /** Calls what may be cached. */
    <T> T call(String face, String name, Supplier<T> call) {
        int before = queries;
        begin(face, name);
        T result = call.get();
        end(queries > before ? "miss" : "hit");
        return result;
    }

    /** Fetches a value that tells how it came. */
    <T> Outcome<T> fetch(String face, String name, Supplier<Outcome<T>> fetch) {
        begin(face, name);
        Outcome<T> outcome = fetch.get();
        end(outcome.how().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return outcome;
    }

    /** The parts in the order in which they began. */
    public List<Part> getAll() {
        return parts.stream().filter(Objects::nonNull).toList();
    }

    public int getQueries() {
        return queries;
    }

    /** The time since the page's first part began. */
    public String getTime() {
        return milliseconds(begun);
    }

    /** The moment at which the server began this page, in milliseconds since 1970. */
    public long getMade() {
        return made.toEpochMilli();
    }

    /** The same moment for people, in UTC. */
    public String getMadeAt() {
        return CLOCK.format(made);
    }

    private void begin(String face, String name) {
        running.push(new Running(face, name, parts.size(), queries));
        parts.add(null);
    }

    private void end(String how) {
        Running part = running.pop();
        String time = milliseconds(part.begun);
        parts.set(part.place, new Part(part.face, part.name, running.size(), how, time, queries - part.queriesBefore));
    }

    private static String milliseconds(long since) {
        return String.format(Locale.ROOT, "%.2f ms", (System.nanoTime() - since) / 1e6);
    }

    /** A part of the page: {@code depth} counts the parts around it. */
    public record Part(String face, String name, int depth, String how, String time, int queries) {}

    private static final class Running {
        private final String face;
        private final String name;
        private final int place;
        private final int queriesBefore;
        private final long begun = System.nanoTime();
        private boolean computed;

        Running(String face, String name, int place, int queriesBefore) {
            this.face = face;
            this.name = name;
            this.place = place;
            this.queriesBefore = queriesBefore;
        }
    }
}
