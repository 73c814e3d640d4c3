package dev.larder;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the cache that an injection point receives: {@code @Inject @CacheName("products") Cache products}.
 *
 * <p>Naming a cache here declares it: without settings of its own it has those of {@code larder.caches.default}.
 *
 * @since 0.1
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface CacheName {

    /**
     * The name of the cache.
     *
     * @return the name, as in {@code larder.caches.<name>}
     */
    @Nonbinding
    String value();
}
