package dev.larder.conformance;

import java.util.ArrayList;
import java.util.List;

/** One request of a test, what the origin answers should it be asked, and what the client is to see. */
final class Step {

    private final List<FieldLine> asked;
    private final OriginAnswer answer;
    private final List<Check> checks = new ArrayList<>(List.of(Check.untouched()));
    private boolean preparing;
    private boolean pausing;

    private Step(List<FieldLine> asked, OriginAnswer answer) {
        this.asked = asked;
        this.answer = answer;
    }

    /** A plain request; the origin has that answer for it. */
    static Step get(OriginAnswer answer) {
        return new Step(List.of(), answer);
    }

    /** A plain request; the origin answers with these fields. */
    static Step get(String... fields) {
        return get(new OriginAnswer(fields));
    }

    /** A request with that field. */
    static Step asking(String field, OriginAnswer answer) {
        return new Step(List.of(FieldLine.of(field)), answer);
    }

    /** What must hold for the answer. */
    Step sees(Check... more) {
        checks.addAll(List.of(more));
        return this;
    }

    /** When this does not work the test cannot ask its question. */
    Step prepares() {
        preparing = true;
        return this;
    }

    /** The next step waits until what lives a second or two is stale. */
    Step pauses() {
        pausing = true;
        return this;
    }

    List<FieldLine> asked() {
        return asked;
    }

    OriginAnswer answer() {
        return answer;
    }

    boolean isPreparing() {
        return preparing;
    }

    boolean isPausing() {
        return pausing;
    }

    /** What differs; empty when nothing does. */
    String complaint(Delivered delivered) {
        return Check.all(checks).complaint(delivered, answer);
    }
}
