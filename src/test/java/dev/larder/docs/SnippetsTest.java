package dev.larder.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.larder.Caches;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documentation shows is what is compiled, and what it says can be set can be set. */
class SnippetsTest {

    @TestFactory
    Stream<DynamicTest> javaIsTakenFromCompiledCode() {
        return blocks("java")
                .map(block -> DynamicTest.dynamicTest(
                        block.place(),
                        () -> assertThat(block.text()).as(block.place()).isEqualTo(Snippets.named(block.before()))));
    }

    @TestFactory
    Stream<DynamicTest> settingsAreAccepted() {
        return blocks("properties")
                .map(block -> DynamicTest.dynamicTest(block.place(), () -> {
                    Map<String, String> settings = settings(block.text());
                    assertThat(settings).as(block.place()).isNotEmpty();
                    assertThatCode(() -> Caches.open(settings).close())
                            .as(block.place())
                            .doesNotThrowAnyException();
                }));
    }

    @Test
    void thereIsSomethingToCompare() {
        assertThat(blocks("java")).hasSizeGreaterThan(20);
        assertThat(blocks("properties")).hasSizeGreaterThan(5);
    }

    private static Stream<Page.Block> blocks(String language) {
        return Page.all().stream()
                .filter(page -> !page.isDecision())
                .map(page -> page.blocks(language))
                .flatMap(List::stream);
    }

    private static Map<String, String> settings(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
