package dev.larder.conformance;

import java.util.List;

/** A question about an answer; it says what differs, or nothing. */
@FunctionalInterface
interface Check {

    String NOTHING = "";

    String complaint(Delivered answer, OriginAnswer origin);

    static Check cached() {
        return (answer, origin) -> answer.isFromCache() ? NOTHING : "does not come from the cache";
    }

    static Check notCached() {
        return (answer, origin) -> answer.isFromCache() ? "comes from the cache" : NOTHING;
    }

    static Check status(int expected) {
        return (answer, origin) -> answer.head().status() == expected
                ? NOTHING
                : "has status " + answer.head().status() + ", not " + expected;
    }

    static Check body(String expected) {
        return (answer, origin) -> answer.body().equals(expected)
                ? NOTHING
                : "has the body '" + answer.body() + "', not '" + expected + "'";
    }

    /** A field has that value. */
    static Check field(String name, String expected) {
        return (answer, origin) -> expected.equals(answer.field(name))
                ? NOTHING
                : "has " + name + " " + answer.field(name) + ", not " + expected;
    }

    /** A field is what the origin sent when the answer was made. */
    static Check fieldOf(Step earlier, String name) {
        return (answer, origin) -> field(name, earlier.answer().sent(name)).complaint(answer, origin);
    }

    /** A field is there. */
    static Check with(String name) {
        return (answer, origin) -> answer.field(name) == null ? "has no " + name : NOTHING;
    }

    static Check without(String name) {
        return (answer, origin) -> answer.field(name) == null ? NOTHING : "has " + name + " " + answer.field(name);
    }

    /** A field with a number above that one. */
    static Check above(String name, long floor) {
        return (answer, origin) -> answer.field(name) != null && Long.parseLong(answer.field(name)) > floor
                ? NOTHING
                : "has " + name + " " + answer.field(name) + ", not above " + floor;
    }

    /** These interim responses came before, with these fields at least. */
    static Check interim(ResponseHead... expected) {
        return (answer, origin) -> {
            boolean same = answer.interim().size() == expected.length;
            for (int i = 0; same && i < expected.length; i++) {
                ResponseHead came = answer.interim().get(i);
                same = came.status() == expected[i].status() && came.fields().containsAll(expected[i].fields());
            }
            return same ? NOTHING : "came after the interim responses " + answer.interim();
        };
    }

    /** Every field that the origin has sent for this request, except its date, with nothing changed. */
    static Check untouched() {
        return (answer, origin) -> {
            for (String name : origin.names()) {
                String complaint = field(name, origin.sent(name)).complaint(answer, origin);
                if (!complaint.isEmpty() && !"Date".equals(name) && !answer.isFromCache()) {
                    return complaint;
                }
            }
            return NOTHING;
        };
    }

    /** All of them. */
    static Check all(List<Check> checks) {
        return (answer, origin) -> checks.stream()
                .map(check -> check.complaint(answer, origin))
                .filter(complaint -> !complaint.isEmpty())
                .findFirst()
                .orElse(NOTHING);
    }
}
