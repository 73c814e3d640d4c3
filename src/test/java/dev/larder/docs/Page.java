package dev.larder.docs;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file relative to the repository's root, where tests run
 * @param lines its text
 */
record Page(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern FENCE = Pattern.compile("\\s*```\\s*(\\S*)\\s*");

    /**
     * A fenced block.
     *
     * @param place file and line, for messages
     * @param before the line before it
     */
    record Block(String language, String before, String place, List<String> lines) {

        String text() {
            return lines.stream().map(String::stripTrailing).collect(joining("\n"));
        }
    }

    /** README.md, what stands beside it, and every page below docs. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
                                    .map(Path::of),
                            docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page of(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDecision() {
        return file.startsWith(Path.of("docs", "decisions"));
    }

    /** The fenced blocks in one language. */
    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Block open = null;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                if (open != null) {
                    open.lines().add(lines.get(i));
                }
            } else if (open == null) {
                String before = i == 0 ? "" : lines.get(i - 1).strip();
                open = new Block(fence.group(1), before, file + ":" + (i + 1), new ArrayList<>());
            } else {
                blocks.add(open);
                open = null;
            }
        }
        return blocks;
    }

    /** The targets of its links, those to other sites left out. */
    List<String> relativeLinks() {
        return prose().map(line -> line.replaceAll("`[^`]*`", ""))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"))
                .toList();
    }

    /** What its headings are called in links. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        prose().filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }

    private Stream<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            boolean isFence = FENCE.matcher(line).matches();
            fenced ^= isFence;
            if (!fenced && !isFence) {
                prose.add(line);
            }
        }
        return prose.stream();
    }
}
