package dev.larder.internal.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say about the pages under one path.
 *
 * @param name the rule's name in the settings
 * @param path which pages
 * @param declaration lifetime, tags, what they vary on
 * @param parameters the only query parameters in the key, null for all
 * @param ignoredParameters further ones that are not
 * @param harmlessInputs what the pages read and do not depend on
 */
public record PageRule(
        String name,
        PathPattern path,
        PageDeclaration declaration,
        @Nullable Set<String> parameters,
        List<String> ignoredParameters,
        List<String> harmlessInputs) {

    public PageRule {
        parameters = parameters == null ? null : Set.copyOf(parameters);
        ignoredParameters = List.copyOf(ignoredParameters);
        harmlessInputs = List.copyOf(harmlessInputs);
    }

    /** Which query parameters are in the key, those left aside that are so everywhere. */
    QueryFilter query(List<String> ignoredEverywhere) {
        return new QueryFilter(parameters, ignoredEverywhere).ignoring(ignoredParameters);
    }
}
