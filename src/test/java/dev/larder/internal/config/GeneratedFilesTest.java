package dev.larder.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is made from the declarations is as they are. With {@code -Dlarder.regenerate=true} it is made anew instead. */
class GeneratedFilesTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Path METADATA = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");
    private static final String HOW = "run mvn test -Dtest=GeneratedFilesTest -Dlarder.regenerate=true";

    @Test
    void theConfigurationPageSaysWhatIsDeclared() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(ConfigurationPage.groups(page)).isEqualTo(ConfigurationPage.allGroups());
        compare(PAGE, ConfigurationPage.renewed(page));
    }

    @Test
    void editorsAreToldWhatIsDeclared() throws IOException {
        compare(METADATA, EditorMetadata.json());
    }

    @Test
    void everySettingIsInOneGroupAndReadsItsOwnDefault() {
        assertThat(Declarations.all()).extracting(Setting::pattern).doesNotHaveDuplicates();
        assertThat(Declarations.all()).allSatisfy(setting -> {
            assertThat(setting.fallbackValue().isPresent())
                    .isEqualTo(!setting.fallback().isEmpty());
            assertThat(setting.use().sentence()).matches("[A-Z`].*\\.");
        });
    }

    private static void compare(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("larder.regenerate")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).as(HOW).isEqualTo(expected);
    }
}
