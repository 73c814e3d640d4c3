package dev.larder.conformance;

import java.util.List;
import java.util.Locale;

/**
 * A test of a suite.
 *
 * @param suite the part of the suite that holds it
 * @param id its name
 * @param kind what a failure means
 * @param conditions the tests without whose success this one says nothing
 */
record SuiteTest(String suite, String id, Kind kind, List<String> conditions) {

    /** What a failure means. */
    enum Kind {
        /** It breaks the standard. */
        REQUIRED,
        /** It is correct, and less than a good cache does. */
        OPTIMAL,
        /** Nothing: the test asks how a cache behaves, and either answer is right. */
        CHECK;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
