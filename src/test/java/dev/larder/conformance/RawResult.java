package dev.larder.conformance;

/**
 * How one run of a test ended, as the suite's client tells it.
 *
 * @param failure the kind of failure: {@code Setup}, {@code Assertion}, the name of an error; empty for a pass
 * @param message what differed; empty for a pass
 */
record RawResult(String failure, String message) {

    static final RawResult PASS = new RawResult("", "");

    boolean isPass() {
        return failure.isEmpty();
    }
}
