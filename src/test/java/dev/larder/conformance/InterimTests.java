package dev.larder.conformance;

import static dev.larder.conformance.Check.cached;
import static dev.larder.conformance.Check.interim;
import static dev.larder.conformance.Check.without;
import static dev.larder.conformance.OwnTest.optimal;
import static dev.larder.conformance.OwnTest.required;
import static dev.larder.conformance.Step.get;

import java.util.List;

/** The suite interim: responses before the final one reach the client, and leave nothing behind (RFC 9110 §15.2, RFC 8297). */
final class InterimTests {

    private static final ResponseHead PROCESSING = new ResponseHead(102, List.of());
    private static final FieldLine LINK = new FieldLine("link", "</styles.css>; rel=preload; as=style");
    private static final FieldLine OWN = new FieldLine("x-my-header", "test");
    private static final ResponseHead HINTS = new ResponseHead(103, List.of(LINK, OWN));

    private InterimTests() {}

    static List<OwnTest> all() {
        return List.of(
                optimal("interim-102").of(after(PROCESSING).sees(interim(PROCESSING)), get().sees(cached())),
                optimal("interim-103").of(after(HINTS).sees(interim(HINTS)), get().sees(cached())),
                required("interim-not-cached").of(after(HINTS).sees(interim(HINTS)), get().sees(cached(), interim())),
                optimal("interim-no-header-reuse")
                        .of(
                                after(HINTS).sees(interim(HINTS), without("x-my-header")),
                                get().sees(cached(), without("x-my-header"))));
    }

    private static Step after(ResponseHead head) {
        OriginAnswer answer = new OriginAnswer("Cache-Control: max-age=100000", "Date: @0").interim(head);
        return get(answer).pauses();
    }
}
