package dev.larder.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.testing.Guarantee;
import dev.larder.testing.Guarantees;
import dev.larder.testing.StoreContract;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/backends.md says what the tests of the backends declare, and {@link StoreContract} proves. With {@code
 * -Dlarder.regenerate=true} it is made anew.
 */
class GuaranteesTest {

    private static final Path PAGE = Path.of("docs/backends.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- generated: guarantees -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    @Test
    void theTableSaysWhatTheContractProves() throws Exception {
        String page = Files.readString(PAGE);
        String renewed = TABLE.matcher(page)
                .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + table() + found.group(2)));
        if (Boolean.getBoolean("larder.regenerate")) {
            Files.writeString(PAGE, renewed);
        }
        assertThat(Files.readString(PAGE))
                .as("run mvn test -Dtest=dev.larder.docs.GuaranteesTest -Dlarder.regenerate=true")
                .isEqualTo(renewed)
                .contains("| `jcache`, Caffeine |");
    }

    @Test
    void everyTestOfABackendDeclaresWhatItHas() throws Exception {
        assertThat(contracts())
                .hasSizeGreaterThan(5)
                .allSatisfy(contract -> assertThat(contract.isAnnotationPresent(Guarantees.class))
                        .as("%s has @Guarantees(value = {...}, row = \"`backend`\")", contract.getName())
                        .isTrue());
    }

    private static String table() {
        TreeMap<String, Set<Guarantee>> rows = new TreeMap<>();
        for (Class<?> contract : contracts()) {
            Guarantees declared = contract.getAnnotation(Guarantees.class);
            if (declared != null && !declared.row().isEmpty()) {
                assertThat(rows.put(declared.row(), Set.of(declared.value())))
                        .as("rows named " + declared.row())
                        .isNull();
            }
        }
        List<Guarantee> columns = List.of(Guarantee.values());
        StringBuilder table = new StringBuilder("| |");
        columns.forEach(column -> table.append(' ').append(column.words()).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        rows.forEach((name, has) -> table.append(columns.stream()
                .map(column -> has.contains(column) ? "yes" : "")
                .collect(joining(" | ", "| " + name + " | ", " |\n"))));
        return table.toString().replace("|  ", "| ").replace("|  ", "| ");
    }

    private static List<Class<?>> contracts() {
        try {
            Path classes = Path.of(StoreContract.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(file -> file.endsWith(".class"))
                        .map(file -> file.substring(0, file.length() - 6).replace('/', '.'))
                        .<Class<?>>flatMap(GuaranteesTest::load)
                        .filter(type ->
                                StoreContract.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without running anything of it; classes that need a server's own are none of a backend's tests. */
    private static Stream<Class<?>> load(String name) {
        try {
            return Stream.of(Class.forName(name, false, GuaranteesTest.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Stream.empty();
        }
    }
}
