package dev.larder.conformance;

import java.util.List;

/** A test of our own, of an exchange that the newer suite has and the package lacks; named as there. */
record OwnTest(SuiteTest test, List<Step> steps) {

    static Draft required(String id, String... conditions) {
        return new Draft(SuiteTest.Kind.REQUIRED, id, conditions);
    }

    static Draft optimal(String id, String... conditions) {
        return new Draft(SuiteTest.Kind.OPTIMAL, id, conditions);
    }

    static Draft check(String id, String... conditions) {
        return new Draft(SuiteTest.Kind.CHECK, id, conditions);
    }

    /** A test that has no steps yet. */
    record Draft(SuiteTest.Kind kind, String id, String... conditions) {

        OwnTest of(Step... steps) {
            return new OwnTest(new SuiteTest("own", id, kind, List.of(conditions)), List.of(steps));
        }
    }
}
