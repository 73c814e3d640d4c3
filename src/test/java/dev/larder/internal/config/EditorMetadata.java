package dev.larder.internal.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The declarations in the form that editors read. */
final class EditorMetadata {

    private static final String ANY = "{*}";
    private static final List<String> CACHES = List.of("default", "pages", "fragments", ANY);

    private EditorMetadata() {}

    static String json() {
        return "{\n  \"groups\": [],\n  \"properties\": ["
                + items(entries().map(EditorMetadata::property))
                + "],\n  \"hints\": ["
                + items(entries()
                        .filter(entry -> !entry.setting().kind().words().isEmpty())
                        .map(EditorMetadata::hint))
                + "]\n}\n";
    }

    private static Stream<Entry> entries() {
        return Declarations.all().stream().flatMap(setting -> names(setting).map(name -> new Entry(setting, name)));
    }

    private static Stream<String> names(Setting<?> setting) {
        String option = setting.form().open() ? ANY : "";
        if (!setting.form().isNamed()) {
            return Stream.of(setting.key());
        }
        List<String> names = setting.pattern().startsWith("larder.caches.") ? CACHES : List.of(ANY);
        return names.stream().map(name -> setting.form().key(name, option));
    }

    private static String property(Entry entry) {
        String fallback = entry.setting().fallback();
        return "{ \"name\": " + quoted(entry.name())
                + ", \"type\": " + quoted(entry.setting().kind().javaType())
                + ", \"description\": "
                + quoted(entry.setting().use().sentence().replace("`", ""))
                + (fallback.isEmpty() ? "" : ", \"defaultValue\": " + literal(fallback)) + " }";
    }

    private static String hint(Entry entry) {
        return entry.setting().kind().words().stream()
                .map(word -> "{ \"value\": " + literal(word) + " }")
                .collect(Collectors.joining(", ", "{ \"name\": " + quoted(entry.name()) + ", \"values\": [", "] }"));
    }

    private static String literal(String text) {
        return text.matches("true|false|\\d+") ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String items(Stream<String> items) {
        return items.collect(Collectors.joining(",\n    ", "\n    ", "\n  "));
    }

    /** A setting under one of its names. */
    private record Entry(Setting<?> setting, String name) {}
}
