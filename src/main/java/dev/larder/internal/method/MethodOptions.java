package dev.larder.internal.method;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about methods.
 *
 * @param cache the cache of methods whose annotations name none; {@code null}: one for each, as JSR-107 says
 * @param overridden the caches whose own settings win over what annotations say of lifetimes; {@code *} means every one
 * @param development whether to look for mistakes that only show in calls
 */
public record MethodOptions(@Nullable String cache, Set<String> overridden, boolean development) {

    /** As if nothing were configured. */
    static final MethodOptions NONE = new MethodOptions(null, Set.of(), false);

    /** Copies. */
    public MethodOptions {
        overridden = Set.copyOf(overridden);
    }

    boolean overrides(String name) {
        return overridden.contains(name) || overridden.contains("*");
    }
}
