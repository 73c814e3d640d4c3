package dev.larder.internal.method;

import dev.larder.CachePolicy;
import java.util.List;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/** Finds where the values of methods are kept. */
record Places(Components components) {

    /** The name of the cache that an operation is about. */
    String name(Operation operation) {
        String common = components.options().cache();
        boolean isOwn = !operation.names().isUnnamed()
                || operation.names().isResolved()
                || operation.annotation() instanceof CacheRemoveAll; // it does not mean everybody's
        return common == null || isOwn ? operation.names().cache() : common;
    }

    /** Where the results of a method are kept, or what it puts. */
    Place ofValues(MethodPlan plan, Operation operation, MethodKey key) {
        Tagging tagging = new Tagging(plan.tags(), plan.conditions().unless(), key.notice());
        if (operation.names().isResolved()) {
            return new ResolvedPlace(factory(operation).getCacheResolver(key.details()), key, tagging);
        }
        String name = name(operation);
        boolean overridden = components.options().overrides(name);
        Keeping keeping = overridden ? Keeping.AS_CONFIGURED : plan.keeping();
        return new LarderPlace(
                components.caches().get(name), key, keeping.tagged(plan.tags().fixed()), tagging);
    }

    /** Where the exceptions of a method are kept; {@code null} where they are not. */
    @Nullable
    Place ofExceptions(MethodPlan plan, Operation operation, CacheResult annotation, MethodKey key) {
        if (annotation.exceptionCacheName().isEmpty()) {
            return null;
        }
        Tags tags = new Tags(plan.tags().fixed(), plan.tags().early(), List.of());
        Tagging tagging = new Tagging(tags, null, key.notice());
        if (!operation.names().isResolved()) {
            Keeping keeping = new Keeping(CachePolicy.inherited(), null).tagged(tags.fixed());
            return new LarderPlace(components.caches().get(annotation.exceptionCacheName()), key, keeping, tagging);
        }
        MethodDetails<CacheResult> details = new MethodDetails<>(
                plan.declaration(),
                plan.parameters(),
                annotation,
                operation.names().cache());
        return new ResolvedPlace(factory(operation).getExceptionCacheResolver(details), key, tagging);
    }

    private CacheResolverFactory factory(Operation operation) {
        return components.get(operation.names().resolverFactory());
    }
}
