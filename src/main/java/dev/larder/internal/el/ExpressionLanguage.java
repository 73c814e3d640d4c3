package dev.larder.internal.el;

import java.util.Set;

/** A language that expressions are written in. */
public interface ExpressionLanguage {

    /**
     * Reads an expression.
     *
     * @param text the expression, without the dollar and the braces around it
     * @param names what it may speak of
     * @param type what it is to become
     * @throws IllegalArgumentException when it is none, or speaks of something else
     */
    Expression read(String text, Set<String> names, Class<?> type);

    /**
     * Jakarta Expression Language, or one that refuses everything where it is missing.
     *
     * @return the language
     */
    static ExpressionLanguage ofPlatform() {
        try {
            return new JakartaExpressions();
        } catch (LinkageError | RuntimeException e) {
            return (text, names, type) -> {
                throw new IllegalArgumentException("there is no Jakarta Expression Language here");
            };
        }
    }
}
