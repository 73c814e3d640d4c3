package dev.larder.internal.method;

import dev.larder.internal.key.KeyValues;
import java.lang.annotation.Annotation;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheResult;
import org.jspecify.annotations.Nullable;

/** Makes the stories of methods out of their plans and the application's caches. */
final class Stories {

    private final Components components;
    private final KeyValues keyValues;
    private final Places places;

    Stories(Components components, KeyValues keyValues) {
        this.components = components;
        this.keyValues = keyValues;
        this.places = new Places(components);
    }

    /** The story of one method. */
    Story of(MethodPlan plan) {
        Operation operation = plan.operation();
        Notice notice = new Notice(plan.declaration().name());
        Story story = operation == null ? Call::proceed : conditional(plan, of(plan, operation, notice), notice);
        return plan.invalidates().isEmpty()
                ? story
                : new InvalidateStory(
                        story,
                        new Tagging(plan.invalidates(), null, notice),
                        components.caches(),
                        components.effects());
    }

    private static Story conditional(MethodPlan plan, Story story, Notice notice) {
        Condition onlyIf = plan.conditions().onlyIf();
        return onlyIf == null ? story : new OnlyIfStory(story, onlyIf, notice);
    }

    private Story of(MethodPlan plan, Operation operation, Notice notice) {
        String cache = places.name(operation);
        MethodDetails<Annotation> details =
                new MethodDetails<>(plan.declaration(), plan.parameters(), operation.annotation(), cache);
        String owner = cache.equals(operation.names().cache())
                ? null
                : operation.names().cache();
        MethodKey key = new MethodKey(details, new MethodKey.Recipe(keyValues, generator(operation), owner), notice);
        if (operation.annotation() instanceof CacheResult annotation) {
            return result(plan, operation, annotation, key);
        }
        return new EffectStory(
                effect(operation.annotation(), plan, places.ofValues(plan, operation, key)),
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
                places.ofExceptions(plan, operation, annotation, key),
                operation.timing().exceptions(),
                components.transactions());
        Place place = places.ofValues(plan, operation, key);
        ResultForm form = ResultForm.of(plan.declaration().method());
        if (annotation.skipGet() || !(place instanceof LarderPlace own)) {
            return new PlainResultStory(place, exceptions, form, annotation.skipGet());
        }
        Each each = Each.of(plan.declaration());
        if (each != null) {
            return new EachStory(own, each, components.transactions());
        }
        return form == ResultForm.STAGE
                ? new StageStory(own, components.transactions())
                : new ResultStory(own, exceptions, plan.declaration().method(), key.notice());
    }

    private @Nullable CacheKeyGenerator generator(Operation operation) {
        return operation.names().isGenerated()
                ? components.get(operation.names().keyGenerator())
                : null;
    }
}
