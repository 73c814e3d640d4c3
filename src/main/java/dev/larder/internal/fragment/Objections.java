package dev.larder.internal.fragment;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says once per page, fragment and reason that a fragment is not stored. Safe for use by many threads. */
final class Objections {

    /** More pages than an application has; a page whose name is different each time must not fill the memory. */
    private static final int MOST = 1000;

    private static final System.Logger LOG = System.getLogger(FragmentEngine.class.getName());

    private final Set<Objection> reported = ConcurrentHashMap.newKeySet();

    private record Objection(String page, String fragment, String reason) {}

    void report(String page, String fragment, String reason) {
        if (reported.size() < MOST && reported.add(new Objection(page, fragment, reason))) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "<l:fragment name> = ''{0}'' (from {1}): rendered for each visitor and not stored: {2}."
                            + " Take out of the fragment what causes it.",
                    fragment,
                    page,
                    reason);
        }
    }
}
