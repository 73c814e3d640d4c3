package dev.larder.internal.method;

import dev.larder.annotation.CacheEach;
import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import dev.larder.internal.el.ExpressionLanguage;
import dev.larder.internal.key.KeyValues;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The mistakes found in annotations, each with place and remedy; one that is found twice counts once. */
final class Findings {

    private final Set<String> all = new LinkedHashSet<>();
    private final KeyValues keyValues;
    private final ExpressionLanguage language;

    Findings(KeyValues keyValues, ExpressionLanguage language) {
        this.keyValues = keyValues;
        this.language = language;
    }

    /** Reads what annotations of a method say of its parameters and result. */
    Sources sources(Declaration declaration) {
        return new Sources(declaration.method(), Each.of(declaration), language);
    }

    /** Adds a mistake. */
    void add(Declaration method, String mistake, String remedy) {
        add(method, mistake + ". " + remedy + ".");
    }

    /** Adds a mistake whose message says the remedy itself. */
    void add(Declaration method, String message) {
        all.add(method.name() + ": " + message);
    }

    /** The mistakes in the order they were found. */
    Collection<String> all() {
        return all;
    }

    /** Checks a method that has caching annotations. */
    void check(Declaration method, List<Operation> operations) {
        if (operations.size() > 1) {
            add(
                    method,
                    operations.stream().map(Findings::name).collect(Collectors.joining(" and "))
                            + " exclude each other",
                    "Leave one and move the other to a method of another bean that calls this one");
        }
        new MethodRules(method, this, keyValues).check(operations);
    }

    /** Checks a method without caching annotations for ones that need them. */
    void checkUnused(Declaration method) {
        for (Class<? extends Annotation> type : List.of(CacheFor.class, CacheTags.class, CacheEach.class)) {
            if (method.own(type) != null) {
                add(
                        method,
                        "@" + type.getSimpleName()
                                + (type == CacheEach.class
                                        ? " without @CacheResult has no effect"
                                        : " without @CacheResult or @CachePut has no effect"),
                        "Add one of them or remove it");
            }
        }
    }

    private static String name(Operation operation) {
        return "@" + operation.annotation().annotationType().getSimpleName();
    }
}
