package dev.larder.conformance;

import static dev.larder.conformance.Check.cached;
import static dev.larder.conformance.Check.field;
import static dev.larder.conformance.Check.fieldOf;
import static dev.larder.conformance.Check.notCached;
import static dev.larder.conformance.Check.with;
import static dev.larder.conformance.OwnTest.check;
import static dev.larder.conformance.OwnTest.optimal;
import static dev.larder.conformance.OwnTest.required;
import static dev.larder.conformance.Step.get;

import java.util.ArrayList;
import java.util.List;

/** The suite cdn-cache-control: a field aimed at caches such as this one replaces Cache-Control and Expires (RFC 9213). */
final class TargetedTests {

    private static final String NONE = "freshness-none";
    private static final String AIMED = "cdn-max-age";
    private static final String NOW = "Date: @0";
    private static final String LATER = "Expires: @10000";

    private TargetedTests() {}

    static List<OwnTest> all() {
        List<OwnTest> all = new ArrayList<>(fresh());
        all.addAll(stale());
        all.addAll(aside());
        return all;
    }

    private static List<OwnTest> fresh() {
        return List.of(
                then(optimal(AIMED, NONE), cached(), "max-age=3600"),
                then(optimal("cdn-max-age-max", NONE), cached(), "max-age=2147483648"),
                then(optimal("cdn-max-age-max-plus", NONE), cached(), "max-age=99999999999"),
                then(optimal("cdn-max-age-extension", AIMED), cached(), "foobar, max-age=3600"),
                then(check("cdn-max-age-case-insensitive", AIMED), cached(), "MaX-aGe=3600"),
                then(optimal("cdn-max-age-expires", AIMED), cached(), "max-age=3600", "Expires: @-10000", NOW),
                then(
                        optimal("cdn-max-age-cc-max-age-invalid-expires", AIMED),
                        cached(),
                        "max-age=3600",
                        "Expires: 0",
                        NOW),
                then(
                        optimal("cdn-max-age-short-cc-max-age", AIMED),
                        cached(),
                        "max-age=3600",
                        "Cache-Control: max-age=1"),
                then(required("cdn-fresh-cc-nostore", NONE), cached(), "max-age=10000", "Cache-Control: no-store"));
    }

    private static List<OwnTest> stale() {
        String fresh = "Cache-Control: max-age=10000";
        return List.of(
                then(required("cdn-max-age-age", AIMED), notCached(), "max-age=3600", NOW, "Age: 7200"),
                then(required("cdn-max-age-0", AIMED), notCached(), "max-age=0"),
                then(required("cdn-max-age-0-expires", AIMED), notCached(), "max-age=0", LATER, NOW),
                then(
                        required("cdn-max-age-long-cc-max-age", AIMED),
                        notCached(),
                        "max-age=1",
                        "Cache-Control: max-age=3600"),
                then(required("cdn-private"), notCached(), "private", fresh, LATER, NOW),
                then(required("cdn-no-cache"), notCached(), "no-cache", fresh, LATER, NOW),
                then(required("cdn-no-store-cc-fresh", NONE), notCached(), "no-store", fresh, LATER, NOW),
                then(
                        required("cdn-cc-invalid-sh-type-unknown", AIMED),
                        notCached(),
                        "max-age=10000, &&&&&",
                        "Cache-Control: no-store"),
                then(
                        required("cdn-cc-invalid-sh-type-wrong", AIMED),
                        notCached(),
                        "max-age=\"10000\"",
                        "Cache-Control: no-store"),
                then(
                        check("cdn-max-age-space-before-equals", AIMED),
                        notCached(),
                        "max-age =100",
                        "Cache-Control: max-age=1"),
                then(
                        check("cdn-max-age-space-after-equals", AIMED),
                        notCached(),
                        "max-age= 100",
                        "Cache-Control: max-age=1"));
    }

    private static OwnTest then(OwnTest.Draft test, Check expected, String targeted, String... fields) {
        List<String> lines = new ArrayList<>(List.of("CDN-Cache-Control: " + targeted));
        lines.addAll(List.of(fields));
        return test.of(get(lines.toArray(String[]::new)).prepares().pauses(), get().sees(expected));
    }

    private static List<OwnTest> aside() {
        Step first = beyond();
        Step second = beyond("Expires: @1");
        return List.of(
                check("cdn-remove-header")
                        .of(get("Cache-Control: max-age=10000", "CDN-Cache-Control: foo", LATER, NOW)
                                .sees(field("CDN-Cache-Control", "foo"))),
                check("cdn-remove-age-exceed", AIMED).of(beyond(), get().sees(with("Age"))),
                check("cdn-date-update-exceed", AIMED).of(first, get().sees(cached(), fieldOf(first, "Date"))),
                check("cdn-expires-update-exceed", AIMED).of(second, get().sees(cached(), fieldOf(second, "Expires"))));
    }

    /** Longer fresh here than elsewhere. */
    private static Step beyond(String... more) {
        List<String> lines =
                new ArrayList<>(List.of("Cache-Control: max-age=1", "CDN-Cache-Control: max-age=10000", NOW));
        lines.addAll(List.of(more));
        return get(lines.toArray(String[]::new)).prepares().pauses();
    }
}
