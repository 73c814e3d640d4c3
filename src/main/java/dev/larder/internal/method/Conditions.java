package dev.larder.internal.method;

import dev.larder.annotation.CacheFor;
import org.jspecify.annotations.Nullable;

/**
 * What a method's results must be like to be cached.
 *
 * @param onlyIf asked before the method is called; {@code null}: always
 * @param unless asked when it has returned; {@code null}: never
 */
record Conditions(@Nullable Condition onlyIf, @Nullable Condition unless) {

    private static final Conditions NONE = new Conditions(null, null);

    /** The conditions of a method. What is wrong goes to the findings. */
    static Conditions of(Declaration method, Findings findings) {
        CacheFor annotation = method.nearest(CacheFor.class);
        if (annotation == null) {
            return NONE;
        }
        Condition onlyIf = compiled(method, "onlyIf", annotation.onlyIf(), findings);
        if (onlyIf != null && onlyIf.usesResult()) {
            findings.add(
                    method,
                    "@CacheFor(onlyIf = \"" + annotation.onlyIf() + "\"): asked before there is a result",
                    "Ask about parameters, or use unless");
        }
        return new Conditions(onlyIf, compiled(method, "unless", annotation.unless(), findings));
    }

    private static @Nullable Condition compiled(Declaration method, String attribute, String text, Findings findings) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Condition.of(text, findings.sources(method));
        } catch (IllegalArgumentException e) {
            findings.add(
                    method,
                    "@CacheFor(" + attribute + " = \"" + text + "\"): " + e.getMessage(),
                    "Write a path, !path, empty path, path == 'text', path >= 10, or ${an expression of Jakarta EL}");
            return null;
        }
    }
}
