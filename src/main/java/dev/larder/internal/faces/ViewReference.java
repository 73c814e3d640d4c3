package dev.larder.internal.faces;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands for a live part's body in a page that is stored as a whole: its place in which view, and what the page had there that a hit
 * has not. Names only, never values.
 *
 * @param place where it is found again
 * @param type of the markup around it
 * @param known what the page had
 */
record ViewReference(Place place, String type, Known known) {

    private static final String LINE = "\n";
    private static final String COMMA = ",";
    private static final int LINES = 8;

    /**
     * Where the body is.
     *
     * @param tag its file, line and column
     * @param view of the page
     * @param id of its component
     * @param templates the digests of the file and of the view
     */
    record Place(String tag, String view, String id, String templates) {}

    /**
     * What was there when the page was made.
     *
     * @param attributes of the request, by their names
     * @param beans of the request, by their classes
     * @param resources of the view, scripts and style sheets
     */
    record Known(Set<String> attributes, Set<String> beans, Set<String> resources) {

        /** Copies. */
        Known {
            attributes = Set.copyOf(attributes);
            beans = Set.copyOf(beans);
            resources = Set.copyOf(resources);
        }
    }

    /** Whether its names can be told from each other as they are written. */
    boolean isPlain() {
        return List.of(known.attributes, known.beans, known.resources).stream()
                .flatMap(Set::stream)
                .noneMatch(name -> name.contains(COMMA) || name.contains(LINE));
    }

    String toText() {
        return String.join(
                LINE,
                place.tag,
                place.view,
                place.id,
                place.templates,
                type,
                joined(known.attributes),
                joined(known.beans),
                joined(known.resources));
    }

    private static String joined(Set<String> names) {
        return String.join(COMMA, new TreeSet<>(names));
    }

    /**
     * From that text.
     *
     * @throws IllegalArgumentException when it is none
     */
    static ViewReference of(String text) {
        String[] lines = text.split(LINE, -1);
        if (lines.length != LINES) {
            throw new IllegalArgumentException("not a live part of a view");
        }
        return new ViewReference(
                new Place(lines[0], lines[1], lines[2], lines[3]),
                lines[4],
                new Known(names(lines[5]), names(lines[6]), names(lines[7])));
    }

    private static Set<String> names(String line) {
        return Arrays.stream(line.split(COMMA)).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
