package dev.larder.internal.method;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.annotation.InvalidateTags;
import dev.larder.internal.key.KeyValues;
import dev.larder.internal.key.OneShot;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import javax.cache.annotation.CacheValue;

/** The rules that one method with caching annotations is held to. */
final class MethodRules {

    private static final String NOT_A_RESULT = "Move it to @CacheResult or @CachePut, or remove it";

    private final Declaration declaration;
    private final Method method;
    private final Findings findings;
    private final KeyValues keyValues;

    MethodRules(Declaration declaration, Findings findings, KeyValues keyValues) {
        this.declaration = declaration;
        this.method = declaration.method();
        this.findings = findings;
        this.keyValues = keyValues;
    }

    void check(List<Operation> operations) {
        checkReach();
        for (Operation operation : operations) {
            Annotation annotation = operation.annotation();
            if (annotation instanceof CacheResult result) {
                checkResult();
                checkExceptions(operation, result);
            } else {
                checkNoResult();
            }
            checkValue(annotation instanceof CachePut);
            if (annotation instanceof CacheRemoveAll) {
                checkKeyless();
            } else if (!operation.names().isGenerated()) {
                checkKeys();
            }
        }
        if (operations.isEmpty()) {
            findings.checkUnused(declaration);
        }
    }

    /** Interceptors see only what a subclass can override. */
    private void checkReach() {
        int modifiers = method.getModifiers();
        List.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).forEach(modifier -> {
            if ((modifiers & modifier) != 0) {
                add(
                        "a " + Modifier.toString(modifier)
                                + " method is never intercepted, so its annotation has no effect",
                        "Remove '" + Modifier.toString(modifier) + "' or the annotation");
            }
        });
    }

    private void checkResult() {
        Class<?> type = method.getReturnType();
        ResultForm form = ResultForm.of(method);
        if (type == void.class || type == Void.class) {
            add("@CacheResult on a void method has no result to keep", "Return the value or remove the annotation");
        } else if (OneShot.is(Types.raw(form.valueType(method)))) {
            add(
                    "@CacheResult on a method that returns " + type.getSimpleName() + ", which can be used only once",
                    "Return a list, a value, or a CompletionStage of one");
        }
        if (Each.is(declaration)) {
            checkEach();
        }
        if (declaration.own(InvalidateTags.class) != null) {
            add(
                    "@InvalidateTags beside @CacheResult would not happen on a hit",
                    "Put it on the method that makes the change");
        }
    }

    private void checkEach() {
        if (Each.of(declaration) == null) {
            add(
                    "@CacheEach needs one key parameter that is a Collection, List or Set, and a Map as result",
                    "Give it both, or remove it");
        }
        CacheResult result = declaration.own(CacheResult.class);
        CacheFor lifetime = declaration.nearest(CacheFor.class);
        boolean simple = result == null
                || (!result.skipGet() && result.exceptionCacheName().isEmpty());
        if (!simple || (lifetime != null && !lifetime.onlyIf().isEmpty())) {
            add("@CacheEach goes with neither skipGet nor exceptionCacheName nor onlyIf", "Remove them, or it");
        }
        Operation operation = Operation.of(declaration).get(0);
        if (operation.names().isGenerated() || operation.names().isResolved()) {
            add(
                    "@CacheEach makes its own keys in caches of Larder's, not with a cacheKeyGenerator or cacheResolverFactory",
                    "Remove that, or @CacheEach");
        }
    }

    private void checkExceptions(Operation operation, CacheResult annotation) {
        String name = annotation.exceptionCacheName();
        if (!name.isEmpty() && ResultForm.of(method) == ResultForm.STAGE) {
            add(
                    "exceptionCacheName = '" + name
                            + "' on a method that returns a stage: failures of stages are not kept",
                    "Remove it, or return the value itself");
        }
        if (name.equals(operation.names().cache()) && !operation.names().isResolved()) {
            add(
                    "exceptionCacheName = '" + name
                            + "' is the cache of the results, where an exception would be taken for one",
                    "Name another cache");
        }
    }

    private void checkNoResult() {
        if (declaration.own(CacheEach.class) != null) {
            add("@CacheEach has a meaning only with @CacheResult", "Remove it");
        }
        boolean stores = declaration.own(CachePut.class) != null || declaration.ofType(CachePut.class) != null;
        if (stores) {
            return;
        }
        if (declaration.own(CacheFor.class) != null) {
            add("@CacheFor on a method that stores nothing", NOT_A_RESULT);
        }
        if (declaration.own(CacheTags.class) != null) {
            add("@CacheTags on a method that stores nothing", NOT_A_RESULT);
        }
    }

    private void checkValue(boolean isPut) {
        int values = declaration.parametersWith(CacheValue.class).length;
        if (isPut && values != 1) {
            add(
                    "@CachePut needs one parameter with @CacheValue and has " + values,
                    "Mark the parameter that holds the value");
        }
        if (!isPut && values > 0) {
            add("@CacheValue has a meaning only with @CachePut", "Remove it");
        }
    }

    private void checkKeyless() {
        if (declaration.parametersWith(CacheKey.class).length > 0) {
            add("@CacheRemoveAll has no key, yet a parameter has @CacheKey", "Use @CacheRemove or remove @CacheKey");
        }
    }

    private void checkKeys() {
        for (int position : Parameters.of(declaration).keys()) {
            String refusal = keyValues.refusal(method.getGenericParameterTypes()[position]);
            if (refusal != null) {
                findings.add(
                        declaration,
                        "key parameter " + method.getParameters()[position].getName() + ": " + refusal
                                + " Or mark the parameters that do make the key with @CacheKey, or name a"
                                + " cacheKeyGenerator.");
            }
        }
    }

    private void add(String mistake, String remedy) {
        findings.add(declaration, mistake, remedy);
    }
}
