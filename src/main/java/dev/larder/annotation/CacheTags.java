package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tags the entry that a {@code @CacheResult} or {@code @CachePut} method makes.
 *
 * <p>A tag may name parameters and the result in braces: {@code product:{id}}, {@code product:{p.id}}, {@code
 * product:{result.id}}. A path is a parameter's name (classes compiled with {@code -parameters}) or its position ({@code {0}}),
 * then record components, getters or methods without parameters. What stands in <code>&#36;{...}</code> is an expression of
 * Jakarta EL, where the server has it. On a type it counts for every method.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheTags {

    /**
     * The tags.
     *
     * @return texts with paths in braces; a path that ends at {@code null} leaves its tag out
     */
    String[] value();
}
