package dev.larder.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users can reach is documented: doclint's own findings, less one that JDK 17 makes up (JDK-8275784). */
class DocumentationTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*public \\w+ \\{");

    @Test
    void coversEverythingThatUsersCanReach(@TempDir Path classes) throws IOException {
        assertThat(findings(classes)).as("missing documentation").isEmpty();
    }

    private static List<String> findings(Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, UTF_8)) {
            var options = List.of(
                    "--release=17",
                    "-proc:none",
                    "-Xmaxwarns",
                    "1000",
                    "-Xdoclint:missing/protected",
                    "-Xdoclint/package:-dev.larder.internal.*",
                    "-d",
                    classes.toString());
            var sources = files.getJavaFileObjectsFromPaths(sources());
            compiler.getTask(null, files, found, options, null, sources).call();
        }
        return found.getDiagnostics().stream()
                .filter(finding -> finding.getSource() != null && !isAboutACompactConstructor(finding))
                .map(Diagnostic::toString)
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (var all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static boolean isAboutACompactConstructor(Diagnostic<? extends JavaFileObject> finding) {
        try {
            var line =
                    finding.getSource().getCharContent(true).toString().lines().skip(finding.getLineNumber() - 1);
            return finding.getMessage(Locale.ROOT).startsWith("no @param")
                    && COMPACT_CONSTRUCTOR.matcher(line.findFirst().orElse("")).matches();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
