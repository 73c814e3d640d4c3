package dev.larder.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The regions of this package's sources that the documentation shows: from {@code // snippet: name} to {@code // end}. */
final class Snippets {

    private static final Path SOURCES = Path.of("src/test/java/dev/larder/docs");
    private static final Pattern MARK = Pattern.compile("<!-- snippet: (\\w+\\.java)#([\\w-]+) -->");

    private Snippets() {}

    /** The region that a comment in the documentation names. */
    static String named(String comment) {
        Matcher mark = MARK.matcher(comment);
        if (!mark.matches()) {
            throw new IllegalArgumentException("no '<!-- snippet: File.java#name -->' before it");
        }
        return region(mark.group(1), mark.group(2));
    }

    private static String region(String file, String name) {
        List<String> lines = lines(SOURCES.resolve(file));
        int begin = indexOf(lines, 0, "// snippet: " + name, file);
        int end = indexOf(lines, begin, "// end", file);
        return unindented(lines.subList(begin + 1, end));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(List<String> lines, int from, String wanted, String file) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no '" + wanted + "' in " + file);
    }

    private static String unindented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .collect(joining("\n"));
    }
}
