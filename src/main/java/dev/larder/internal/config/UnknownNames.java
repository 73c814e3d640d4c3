package dev.larder.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to say about keys and environment variables that belong to no setting. */
final class UnknownNames {

    private static final String SEE = "The known ones are listed in docs/configuration.md.";

    private final SettingsSource source;
    private final Findings findings;

    UnknownNames(SettingsSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** A key stops the deployment. A variable does not: the environment is not the application's alone. */
    void report(String name) {
        if (EnvironmentName.isOne(name)) {
            findings.warn(
                    place(name) + ": no setting has this environment variable, it is ignored. " + remedy(name, "_"));
        } else {
            findings.error(place(name) + ": no such setting. " + remedy(name, "."));
        }
    }

    /** A line for a profile is none of ours where nobody resolves profiles. */
    void reportProfile(String name) {
        findings.warn(place(name)
                + ": profiles are resolved by MicroProfile Config, and there is none here; it is ignored. Remove it.");
    }

    private String place(String name) {
        return source.value(name)
                .map(value -> Messages.place(name, Masking.shownUnder(name, value.text()), value.from()))
                .orElse(name);
    }

    private static String remedy(String name, String separator) {
        return nearest(name, separator)
                .map(near -> "Did you mean " + near + "?")
                .orElse("Remove it. " + SEE);
    }

    static Optional<String> nearest(String name, String separator) {
        boolean variable = separator.equals("_");
        return EditDistance.nearest(
                name,
                Declarations.all().stream()
                        .map(setting -> variable ? setting.form().inEnvironment() : setting.form())
                        .flatMap(form -> shaped(form, name, separator)));
    }

    /** A key of this form with the words that stand in its places in a name. */
    private static Stream<String> shaped(KeyPattern form, String name, String separator) {
        if (!form.isNamed()) {
            return Stream.of(form.prefix());
        }
        List<String> words = List.of(name.split(Pattern.quote(separator), -1));
        int before = count(form.prefix(), separator);
        int after = count(form.suffix(), separator);
        int end = form.open() ? before + 1 : words.size() - after;
        if (end <= before || end + after > words.size()) {
            return Stream.empty();
        }
        String option = String.join(separator, words.subList(Math.min(words.size(), end + after - 1), words.size()));
        String chosen = String.join(separator, words.subList(before, end));
        return Stream.of(form.key(chosen, form.open() ? option : ""));
    }

    private static int count(String text, String separator) {
        return (int) text.chars().filter(c -> c == separator.charAt(0)).count();
    }
}
