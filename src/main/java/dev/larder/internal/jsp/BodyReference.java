package dev.larder.internal.jsp;

import dev.larder.internal.live.LiveReference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands for the body of an {@code <l:live>} in a JSP.
 *
 * @param page which JSP
 * @param method the one that the container has made of the tag
 * @param missing what the page had there and a later visitor has not
 */
record BodyReference(Page page, String method, Variables missing) {

    private static final String LINE = "\n";
    private static final int FIXED = 4;

    /**
     * A JSP as it was compiled.
     *
     * @param path in the application
     * @param type the class's name
     * @param digest of its source
     */
    record Page(String path, String type, String digest) {}

    /** The same, of which more will be missing. */
    BodyReference without(Variables more) {
        return new BodyReference(page, method, missing.plus(more));
    }

    /** As it is stored. */
    LiveReference toReference() {
        return new LiveReference(
                LiveReference.Kind.JSP,
                Stream.concat(Stream.of(page.path, page.type, page.digest, method), missing.toTexts())
                        .collect(Collectors.joining(LINE)));
    }

    /** Whether it can be stored so that it is read as it was. */
    boolean isPlain() {
        return equals(of(toReference()));
    }

    /**
     * From what is stored.
     *
     * @throws IllegalArgumentException when it is none
     */
    static BodyReference of(LiveReference reference) {
        List<String> lines = List.of(reference.text().split(LINE, -1));
        if (lines.size() < FIXED) {
            throw new IllegalArgumentException("not a live part of a JSP");
        }
        return new BodyReference(
                new Page(lines.get(0), lines.get(1), lines.get(2)),
                lines.get(3),
                Variables.ofTexts(lines.subList(FIXED, lines.size())));
    }
}
