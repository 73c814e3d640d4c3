package dev.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links within the documentation lead somewhere. */
class LinksTest {

    private final List<Page> pages = Page.all();
    private final Map<Path, Page> byFile =
            pages.stream().collect(Collectors.toMap(page -> page.file().normalize(), Function.identity()));

    @Test
    void relativeLinksLeadToFilesAndHeadingsThatExist() {
        assertThat(pages.stream().flatMap(page -> page.relativeLinks().stream()))
                .hasSizeGreaterThan(20);
        assertThat(pages.stream()
                        .flatMap(page -> page.relativeLinks().stream()
                                .filter(target -> !leadsSomewhere(page, target))
                                .map(target -> page.file() + " -> " + target)))
                .as("dead links")
                .isEmpty();
    }

    private boolean leadsSomewhere(Page from, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? from.file()
                : from.file().resolveSibling(parts[0]).normalize();
        Page page = byFile.get(file);
        Set<String> anchors = page == null ? Set.of() : page.anchors();
        return Files.exists(file) && (parts.length == 1 || anchors.contains(parts[1]));
    }
}
