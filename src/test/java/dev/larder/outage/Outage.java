package dev.larder.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;

/** What happens to a backend while visitors come, and what they notice. */
final class Outage {

    private static final int VISITORS = 4;
    private static final int NUMBERS = 4;

    /** Long enough for the backend to be tried again, once or twice, where one might take it for well. */
    private static final Duration LONG = Duration.ofMillis(2500);

    private static final Duration SHORT = Duration.ofMillis(700);

    /** More than one time-out, and what a busy machine takes; far from two. */
    private static final Duration ONE_WAIT = Shop.TIMEOUT.multipliedBy(9).dividedBy(5);

    private final FaultyBackend backend;
    private final Shop shop;
    private final Said said;

    Outage(FaultyBackend backend, Shop shop, Said said) {
        this.backend = backend;
        this.shop = shop;
        this.said = said;
    }

    void isSurvived(Fault fault) throws Exception {
        becomesHits();
        said.forget();
        Instant begun = Instant.now();
        backend.begin(fault);
        try {
            if (fault != Fault.RESTARTED) {
                isEndured(fault, begun);
            }
        } finally {
            backend.end(fault);
        }
        Instant ended = Instant.now();
        becomesHits();
        await("the end is said", () -> {
            becomesHits();
            boolean isSaid = isEndSaid(fault);
            if (!isSaid) {
                shop.catalogue().change(); // that it takes writes again shows in a write
            }
            return isSaid;
        });
        System.out.printf(
                "  and was used again after %d ms%n",
                Duration.between(ended, Instant.now()).toMillis());
        checkMessages(fault);
    }

    private boolean isEndSaid(Fault fault) {
        int warnings = said.of(Level.WARNING).size();
        return fault == Fault.SPOILT
                || fault == Fault.CROWDED
                || said.of(Level.INFO).size() >= Math.max(fault.isOutage() ? 1 : 0, warnings);
    }

    private void checkMessages(Fault fault) {
        List<String> warnings = said.of(Level.WARNING);
        List<String> messages = said.of(Level.INFO);
        switch (fault) {
            case SPOILT -> assertThat(messages).isEmpty();
            case CROWDED -> assertThat(warnings).hasSizeLessThanOrEqualTo(1);
            default -> assertThat(messages).hasSameSizeAs(warnings);
        }
        if (fault.isOutage()) {
            assertThat(warnings).hasSize(1);
        }
    }

    private void isEndured(Fault fault, Instant begun) throws Exception {
        List<Duration> waits = new ArrayList<>(crowd());
        long change = System.nanoTime();
        shop.catalogue().change();
        waits.add(Duration.ofNanos(System.nanoTime() - change));
        int asked = backend.asked();
        int visits = waits.size();
        do {
            waits.addAll(crowd());
        } while (Instant.now().isBefore(begun.plus(fault.isHalf() || fault == Fault.CROWDED ? LONG : SHORT)));
        asked = backend.asked() - asked;
        visits = waits.size() - visits;
        System.out.printf(
                "%s %s: %d visits, longest %d ms, %d longer than half a time-out; then asked %d times by %d visits%n",
                backend.settings().get("backend"),
                fault,
                waits.size(),
                waits.stream().max(Duration::compareTo).orElseThrow().toMillis(),
                longer(waits, Shop.TIMEOUT.dividedBy(2)),
                asked,
                visits);
        assertThat(longer(waits, ONE_WAIT)).as("who waited more than once").isLessThanOrEqualTo(1);
        assertThat(longer(waits, Shop.TIMEOUT.dividedBy(2))).as("who waited").isLessThanOrEqualTo(3L * VISITORS);
        if (fault.isOutage() && !fault.isHalf()) {
            assertThat(asked).as("calls after the outage had begun").isLessThan(visits);
        }
    }

    private static long longer(List<Duration> waits, Duration bound) {
        return waits.stream().filter(wait -> wait.compareTo(bound) > 0).count();
    }

    /** Several visitors at once, each of whom looks at everything, each beginning with something else. */
    private List<Duration> crowd() throws Exception {
        List<Duration> waits = new ArrayList<>();
        try (Together visitors = new Together(VISITORS)) {
            visitors.all(visitor -> visitAll(visitor)).forEach(waits::addAll);
        }
        return waits;
    }

    private List<Duration> visitAll(int visitor) throws Exception {
        List<Duration> waits = new ArrayList<>();
        Face[] faces = Face.values();
        for (int i = 0; i < faces.length * NUMBERS; i++) {
            waits.add(shop.visit(faces[(faces.length - 1 + visitor + i) % faces.length], (visitor + i) % NUMBERS));
        }
        return waits;
    }

    /** Everything is cached, or cached again. */
    private void becomesHits() throws Exception {
        for (Face face : Face.values()) {
            for (int number = 0; number < NUMBERS; number++) {
                int wanted = number;
                await(face + " " + number + " is cached", () -> shop.isHit(face, wanted));
            }
        }
    }

    private static void await(String what, Callable<Boolean> reached) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        while (!reached.call()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
