package dev.larder.internal.config;

import dev.larder.internal.config.KeyPattern.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Every setting there is. */
final class Declarations {

    private Declarations() {}

    static List<Setting<?>> all() {
        return Stream.of(GeneralKeys.whole(), CacheKeys.all(), PageKeys.all(), RuleKeys.all(), GeneralKeys.faces())
                .flatMap(List::stream)
                .toList();
    }

    /** The setting that a key belongs to; where a dotted name leaves a choice, the one that leaves the shortest name. */
    static Optional<Found> ofKey(String key) {
        return find(key, UnaryOperator.identity());
    }

    /** The setting that an environment variable belongs to; its words are in the variable's spelling. */
    static Optional<Found> ofVariable(String variable) {
        return find(variable, KeyPattern::inEnvironment);
    }

    private static Optional<Found> find(String name, UnaryOperator<KeyPattern> spelling) {
        return all().stream()
                .flatMap(setting ->
                        spelling.apply(setting.form()).match(name).stream().map(words -> new Found(setting, words)))
                .min(Comparator.comparing(found -> found.words().name().length()));
    }

    /**
     * The setting that a key belongs to.
     *
     * @param setting as declared
     * @param words what the user chose
     */
    record Found(Setting<?> setting, Words words) {

        String key() {
            return setting.form().key(words.name(), words.option());
        }

        boolean isOfCache() {
            return setting.pattern().startsWith("larder.caches.<");
        }

        boolean isOfRule() {
            return setting.pattern().startsWith("larder.pages.rules.");
        }
    }
}
