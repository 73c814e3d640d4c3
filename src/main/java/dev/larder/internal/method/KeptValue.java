package dev.larder.internal.method;

import java.lang.reflect.Type;
import java.util.Optional;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheResult;

/**
 * What one method will have kept.
 *
 * @param method where it stands
 * @param cache the cache; the one that JSR-107 names where the annotation does not
 * @param type the declared type of the values
 */
public record KeptValue(String method, String cache, Type type) {

    static Optional<KeptValue> of(MethodPlan plan) {
        Operation operation = plan.operation();
        if (operation == null || operation.names().isResolved()) {
            return Optional.empty();
        }
        var method = plan.declaration().method();
        String name = plan.declaration().name();
        if (operation.annotation() instanceof CacheResult) {
            Type type = Each.is(plan.declaration())
                    ? Each.valueType(method)
                    : ResultForm.of(method).valueType(method);
            return Optional.of(new KeptValue(name, operation.names().cache(), type));
        }
        int value = plan.parameters().value();
        return operation.annotation() instanceof CachePut && value >= 0
                ? Optional.of(new KeptValue(name, operation.names().cache(), method.getGenericParameterTypes()[value]))
                : Optional.empty();
    }
}
