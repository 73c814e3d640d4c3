package dev.larder.internal.method;

import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done when a method is called: its annotations, read, checked and compiled once at deployment.
 *
 * @param declaration the method with its annotations
 * @param operation what JSR-107's annotation asks for; {@code null} where there are only tags to invalidate
 * @param parameters which parameters are key and value
 * @param keeping how long what is stored is kept
 * @param tags the tags of what is stored
 * @param conditions what results must be like to be stored
 * @param invalidates the tags to invalidate when the method has returned
 */
record MethodPlan(
        Declaration declaration,
        @Nullable Operation operation,
        Parameters parameters,
        Keeping keeping,
        Tags tags,
        Conditions conditions,
        Tags invalidates) {

    /** The plan of a method; empty where nothing asks for one. What is wrong goes to the findings. */
    static Optional<MethodPlan> of(Declaration method, Findings findings) {
        List<Operation> operations = Operation.of(method);
        InvalidateTags invalidates = invalidates(method, operations);
        if (operations.isEmpty() && invalidates == null) {
            findings.checkUnused(method);
            return Optional.empty();
        }
        Operation operation = operations.isEmpty() ? null : operations.get(0);
        findings.check(method, operations);
        return Optional.of(new MethodPlan(
                method,
                operation,
                Parameters.of(method),
                Keeping.of(method, findings),
                Tags.of(storedTags(method, operation, findings)),
                Conditions.of(method, findings),
                Tags.of(compiled(method, invalidates == null ? List.of() : List.of(invalidates.value()), findings))));
    }

    private static @Nullable InvalidateTags invalidates(Declaration method, List<Operation> operations) {
        InvalidateTags own = method.own(InvalidateTags.class);
        boolean answers = operations.stream().anyMatch(operation -> operation.annotation() instanceof CacheResult);
        return own != null || answers || !method.isBusiness() ? own : method.ofType(InvalidateTags.class);
    }

    /** Whether calls are answered from a cache; otherwise they only change some. */
    boolean answers() {
        return operation != null && operation.annotation() instanceof CacheResult;
    }

    /** The names of the caches that Larder must have for this plan. */
    List<String> cacheNames() {
        List<String> names = new ArrayList<>();
        if (operation != null && !operation.names().isResolved()) {
            names.add(operation.names().cache());
            if (operation.annotation() instanceof CacheResult result
                    && !result.exceptionCacheName().isEmpty()) {
                names.add(result.exceptionCacheName());
            }
        }
        return names;
    }

    private static List<TagTemplate> storedTags(Declaration method, @Nullable Operation operation, Findings findings) {
        CacheTags tags = method.nearest(CacheTags.class);
        boolean stores = operation != null
                && (operation.annotation() instanceof CacheResult || operation.annotation() instanceof CachePut);
        return tags == null || !stores ? List.of() : compiled(method, List.of(tags.value()), findings);
    }

    private static List<TagTemplate> compiled(Declaration method, List<String> tags, Findings findings) {
        List<TagTemplate> compiled = new ArrayList<>();
        for (String tag : tags) {
            try {
                compiled.add(TagTemplate.of(tag, findings.sources(method)));
            } catch (IllegalArgumentException e) {
                findings.add(
                        method,
                        "tag '" + tag + "': " + e.getMessage(),
                        "Name a parameter, {result} or a path through their public members");
            }
        }
        return compiled;
    }
}
