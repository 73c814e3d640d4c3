package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Invalidates tags, in every cache, when the method has returned. A method that throws invalidates nothing. On a type it counts for every
 * method that has none of its own and is not answered from a cache.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface InvalidateTags {

    /**
     * The tags.
     *
     * @return texts with paths in braces, as for {@link CacheTags}; a path that ends at {@code null} leaves its tag out
     */
    String[] value();
}
