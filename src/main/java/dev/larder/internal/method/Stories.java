package dev.larder.internal.method;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.internal.key.KeyValues;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResolverFactory;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/** Makes the stories of methods out of their plans and the application's caches. */
final class Stories {

    private final Components components;
    private final KeyValues keyValues;

    Stories(Components components, KeyValues keyValues) {
        this.components = components;
        this.keyValues = keyValues;
    }

    /** The story of one method. */
    Story of(MethodPlan plan) {
        Operation operation = plan.operation();
        Notice notice = new Notice(plan.declaration().name());
        Story story = operation == null ? Call::proceed : of(plan, operation, notice);
        return plan.invalidates().isEmpty()
                ? story
                : new InvalidateStory(
                        story, new Tagging(plan.invalidates(), notice), components.caches(), components.effects());
    }

    private Story of(MethodPlan plan, Operation operation, Notice notice) {
        MethodDetails<Annotation> details = new MethodDetails<>(
                plan.declaration(),
                plan.parameters(),
                operation.annotation(),
                operation.names().cache());
        MethodKey key = new MethodKey(details, keyValues, generator(operation), notice);
        if (operation.annotation() instanceof CacheResult annotation) {
            return result(plan, operation, annotation, key);
        }
        return new EffectStory(
                effect(operation.annotation(), plan, place(plan, operation, key)),
                operation.timing(),
                components.effects());
    }

    private static Effects.Effect effect(Annotation annotation, MethodPlan plan, Place place) {
        if (annotation instanceof CachePut) {
            int value = plan.parameters().value();
            return call -> place.put(call, call.arguments()[value]);
        }
        return annotation instanceof CacheRemove ? place::remove : place::removeAll;
    }

    private Story result(MethodPlan plan, Operation operation, CacheResult annotation, MethodKey key) {
        Exceptions exceptions = new Exceptions(
                exceptionPlace(plan, operation, annotation, key),
                operation.timing().exceptions(),
                components.transactions());
        Place place = place(plan, operation, key);
        ResultForm form = ResultForm.of(plan.declaration().method());
        if (annotation.skipGet() || !(place instanceof LarderPlace own)) {
            return new PlainResultStory(place, exceptions, form, annotation.skipGet());
        }
        return form == ResultForm.STAGE
                ? new StageStory(own, components.transactions())
                : new ResultStory(own, exceptions, plan.declaration().method(), key.notice());
    }

    private Place place(MethodPlan plan, Operation operation, MethodKey key) {
        if (!operation.names().isResolved()) {
            Cache cache = components.caches().get(operation.names().cache());
            CachePolicy policy = plan.policy().tags(plan.tags().fixed().toArray(String[]::new));
            return new LarderPlace(cache, key, policy, new Tagging(plan.tags(), key.notice()));
        }
        return new ResolvedPlace(factory(operation).getCacheResolver(key.details()), key.details(), key);
    }

    private @Nullable Place exceptionPlace(
            MethodPlan plan, Operation operation, CacheResult annotation, MethodKey key) {
        if (annotation.exceptionCacheName().isEmpty()) {
            return null;
        }
        Tags tags = new Tags(plan.tags().fixed(), plan.tags().early(), List.of());
        if (!operation.names().isResolved()) {
            Cache cache = components.caches().get(annotation.exceptionCacheName());
            CachePolicy policy = CachePolicy.inherited().tags(tags.fixed().toArray(String[]::new));
            return new LarderPlace(cache, key, policy, new Tagging(tags, key.notice()));
        }
        MethodDetails<CacheResult> details = new MethodDetails<>(
                plan.declaration(),
                plan.parameters(),
                annotation,
                operation.names().cache());
        return new ResolvedPlace(factory(operation).getExceptionCacheResolver(details), details, key);
    }

    private CacheResolverFactory factory(Operation operation) {
        return components.get(operation.names().resolverFactory());
    }

    private @Nullable CacheKeyGenerator generator(Operation operation) {
        return operation.names().isGenerated()
                ? components.get(operation.names().keyGenerator())
                : null;
    }
}
