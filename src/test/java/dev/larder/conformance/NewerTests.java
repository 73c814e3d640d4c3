package dev.larder.conformance;

import static dev.larder.conformance.Check.above;
import static dev.larder.conformance.Check.body;
import static dev.larder.conformance.Check.cached;
import static dev.larder.conformance.Check.field;
import static dev.larder.conformance.Check.fieldOf;
import static dev.larder.conformance.Check.notCached;
import static dev.larder.conformance.Check.status;
import static dev.larder.conformance.Check.without;
import static dev.larder.conformance.OwnTest.check;
import static dev.larder.conformance.OwnTest.optimal;
import static dev.larder.conformance.OwnTest.required;
import static dev.larder.conformance.Step.asking;
import static dev.larder.conformance.Step.get;

import java.util.ArrayList;
import java.util.List;

/** What the newer suite asks and the package does not, or asks otherwise: RFC 9111 and RFC 5861. */
final class NewerTests {

    private static final String FRESH = "Cache-Control: max-age=3600";
    private static final String NOW = "Date: @0";

    private NewerTests() {}

    /** Every test of our own. */
    static List<OwnTest> all() {
        List<OwnTest> all = new ArrayList<>(age());
        all.addAll(expires());
        all.addAll(responses());
        all.addAll(stale());
        all.addAll(other());
        all.addAll(TargetedTests.all());
        all.addAll(InterimTests.all());
        return all;
    }

    /** What an Age field means (RFC 9111 §5.1): what cannot be read is ignored, the first member of a list counts. */
    private static List<OwnTest> age() {
        return List.of(
                aged(required("age-parse-nonnumeric", "freshness-max-age-age"), cached(), "Age: abc"),
                aged(required("age-parse-negative", "freshness-max-age-age"), cached(), "Age: -7200"),
                aged(required("age-parse-float", "freshness-max-age-age"), cached(), "Age: 7200.0"),
                aged(required("age-parse-large-minus-one", "freshness-max-age-age"), notCached(), "Age: 2147483647"),
                aged(required("age-parse-large", "freshness-max-age-age"), notCached(), "Age: 2147483648"),
                aged(required("age-parse-larger", "freshness-max-age-age"), notCached(), "Age: 2147483649"),
                aged(required("age-parse-suffix", "freshness-max-age-age"), notCached(), "Age: 7200, 0"),
                aged(required("age-parse-prefix", "freshness-max-age-age"), cached(), "Age: 0, 7200"),
                aged(required("age-parse-suffix-twoline", "freshness-max-age-age"), notCached(), "Age: 7200", "Age: 0"),
                aged(required("age-parse-prefix-twoline", "freshness-max-age-age"), cached(), "Age: 0", "Age: 7200"),
                aged(required("age-parse-dup-0", "freshness-max-age-age"), cached(), "Age: 0, 0"),
                aged(required("age-parse-dup-0-twoline", "freshness-max-age-age"), cached(), "Age: 0", "Age: 0"),
                aged(required("age-parse-dup-old", "freshness-max-age-age"), cached(), "Age: 1800", "Age: 1800"),
                aged(check("age-parse-parameter", "freshness-max-age-age"), notCached(), "Age: 7200;foo=bar"),
                aged(check("age-parse-numeric-parameter", "freshness-max-age-age"), notCached(), "Age: 7200;foo=111"));
    }

    private static OwnTest aged(OwnTest.Draft test, Check then, String... ages) {
        return test.of(get(lines(ages, NOW, FRESH)).prepares().pauses(), get().sees(then));
    }

    private static String[] lines(String[] first, String... more) {
        List<String> lines = new ArrayList<>(List.of(first));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    /** Dates of all three forms in any letter case (RFC 9110 §5.6.7); any other text is a date in the past. */
    private static List<OwnTest> expires() {
        return List.of(
                until(optimal("freshness-expires-32bit", "freshness-expires-future"), "Tue, 19 Jan 2038 14:14:08 GMT"),
                until(
                        optimal("freshness-expires-far-future", "freshness-expires-future"),
                        "Sun, 21 Nov 2286 04:46:39 GMT"),
                until(
                        optimal("freshness-expires-rfc850", "freshness-expires-future"),
                        "Thursday, 18-Aug-50 02:01:18 GMT"),
                until(optimal("freshness-expires-ansi-c", "freshness-expires-future"), "Thu Aug  8 02:01:18 2050"),
                until(
                        optimal("freshness-expires-wrong-case-weekday", "freshness-expires-future"),
                        "THU, 18 Aug 2050 02:01:18 GMT"),
                until(
                        optimal("freshness-expires-wrong-case-month", "freshness-expires-future"),
                        "Thu, 18 AUG 2050 02:01:18 GMT"),
                until(
                        optimal("freshness-expires-wrong-case-tz", "freshness-expires-future"),
                        "Thu, 18 Aug 2050 02:01:18 gMT"),
                never("utc", "Thu, 18 Aug 2050 02:01:18 UTC"),
                never("aest", "Thu, 18 Aug 2050 02:01:18 AEST"),
                never("2-digit-year", "Thu, 18 Aug 50 02:01:18 GMT"),
                never("no-comma", "Thu 18 Aug 2050 02:01:18 GMT"),
                never("multiple-spaces", "Thu, 18  Aug  2050 02:01:18 GMT"),
                never("date-dashes", "Thu, 18-Aug-2050 02:01:18 GMT"),
                never("time-periods", "Thu, 18 Aug 2050 02.01.18 GMT"),
                never("1-digit-hour", "Thu, 18 Aug 2050 2:01:18 GMT"),
                never("multiple-lines", "Thu, 18 Aug 2050 2:01:18 GMT", "Thu, 18 Aug 2050 2:01:19 GMT"));
    }

    private static OwnTest until(OwnTest.Draft test, String date) {
        return test.of(get("Expires: " + date, NOW).prepares().pauses(), get().sees(cached()));
    }

    private static OwnTest never(String name, String... dates) {
        String[] fields =
                java.util.Arrays.stream(dates).map("Expires: "::concat).toArray(String[]::new);
        return required("freshness-expires-invalid-" + name, "freshness-expires-future")
                .of(get(lines(fields, NOW)).prepares(), get().sees(notCached()));
    }

    /** A later no-store is not seen while the stored response is fresh; must-understand outdoes no-store (RFC 9111 §5.2.2.3). */
    private static List<OwnTest> responses() {
        String[] first = {"Cache-Control: max-age=10000", "Expires: @10000", NOW, "A: 1"};
        return List.of(
                required("cc-resp-no-store-old-new", "cc-resp-no-store")
                        .of(
                                get(first).prepares().pauses(),
                                get("Cache-Control: no-store", NOW, "A: 2")
                                        .prepares()
                                        .pauses(),
                                get().sees(cached(), field("A", "1"))),
                required("cc-resp-no-store-old-max-age", "cc-resp-no-store")
                        .of(
                                get(first).prepares().pauses(),
                                get("Cache-Control: no-store, max-age=0", NOW, "A: 2")
                                        .prepares()
                                        .pauses(),
                                get().sees(cached(), field("A", "1"))),
                optimal("status-200-must-understand", "status-200-fresh", "cc-resp-no-store-fresh")
                        .of(
                                get("Cache-Control: max-age=3600, no-store, must-understand")
                                        .prepares(),
                                get().sees(cached())),
                required("partial-use-stored-headers", "partial-store-complete-reuse-partial")
                        .of(
                                get(new OriginAnswer(FRESH, "A: 1").body("01234567890"))
                                        .prepares(),
                                asking("Range: bytes=0-1", new OriginAnswer())
                                        .sees(cached(), status(206), body("01"), field("A", "1"))));
    }

    private static List<OwnTest> stale() {
        return List.of(
                lost("must-revalidate"),
                lost("proxy-revalidate"),
                lost("no-cache"),
                lost("s-maxage=2"),
                required("freshness-max-age-stale", "freshness-max-age")
                        .of(get("Cache-Control: max-age=2").prepares().pauses(), get().sees(notCached())),
                optimal("stale-while-revalidate", "freshness-max-age-stale")
                        .of(
                                get("Cache-Control: max-age=1, stale-while-revalidate=3600", "ETag: \"abc\"")
                                        .prepares()
                                        .pauses(),
                                get().sees(cached())),
                required("stale-while-revalidate-window", "stale-while-revalidate")
                        .of(
                                get("Cache-Control: max-age=1, stale-while-revalidate=4", "ETag: \"abc\"")
                                        .prepares()
                                        .pauses(),
                                get("Cache-Control: no-cache", "ETag: \"def\"")
                                        .sees(cached())
                                        .prepares()
                                        .pauses(),
                                get().sees(field(ScriptedOrigin.NUMBER, "3"))));
    }

    /** The origin cannot be reached, and the directive forbids what is stale (RFC 9111 §4.2.4, §5.2.2). */
    private static OwnTest lost(String directive) {
        return required("stale-close-" + directive, "stale-close")
                .of(
                        get("Cache-Control: max-age=2, " + directive).prepares().pauses(),
                        get(new OriginAnswer().lost()).sees(status(504), without(ScriptedOrigin.COUNT)));
    }

    private static List<OwnTest> other() {
        Step dated = get("Expires: @2592000", NOW).prepares().pauses();
        Step expiring = get("Expires: @2592000", NOW).prepares().pauses();
        return List.of(
                check("other-age-delay")
                        .of(get(new OriginAnswer(FRESH, NOW).after(5)).sees(above("Age", 0))),
                required("other-date-update-expires", "freshness-expires-future")
                        .of(dated, get().sees(cached(), fieldOf(dated, "Date"))),
                check("other-date-update-expires-update", "freshness-expires-future")
                        .of(expiring, get().sees(cached(), fieldOf(expiring, "Expires"))));
    }
}
