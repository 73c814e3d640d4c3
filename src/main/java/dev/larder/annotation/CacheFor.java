package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how long the result of a {@code @CacheResult} method, or the value of a {@code @CachePut} method, is kept.
 *
 * <p>Durations are texts: {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}, {@code PT15M}, {@code forever}. On a type it counts
 * for the methods that have none of their own. A wrong text stops the deployment.
 *
 * <p>Attributes that are left out of a method's own annotation are not taken from its type's.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CacheFor {

    /**
     * How long a value is fresh.
     *
     * @return a duration; empty: as the cache is configured
     */
    String value() default "";

    /**
     * How long after that it may be served while one caller refreshes it (RFC 5861 §3).
     *
     * @return a duration; empty: as the cache is configured
     */
    String staleWhileRevalidate() default "";

    /**
     * How long after that it may be served when the method fails (RFC 5861 §4).
     *
     * @return a duration; empty: as the cache is configured
     */
    String staleIfError() default "";

    /**
     * How eagerly a value in demand is refreshed before it dies (XFetch): 0 is never, 1 is usual, more is earlier.
     *
     * @return a factor; negative: as the cache is configured
     */
    double earlyRefresh() default -1;

    /**
     * How long a value is kept while nobody asks for it. Each hit extends its life again, never beyond {@link #value()}.
     *
     * @return a duration; empty: however long it is fresh
     */
    String idle() default "";

    /**
     * What the arguments must be like for the cache to be asked at all; otherwise the method is called as if it had no annotation.
     *
     * <p>A condition is a path, as {@link CacheTags} has them without their braces: {@code p.published}, {@code !p.draft},
     * {@code empty words}, {@code amount >= 10}, {@code kind == 'gift'}, {@code id != null}; or an expression of Jakarta EL:
     * <code>&#36;{words.length() > 2 and page lt 5}</code>.
     *
     * @return a condition that asks about parameters; empty: none
     */
    String onlyIf() default "";

    /**
     * What is not to be kept when the method has returned. What is made of such a value, a page for example, is not kept either. A
     * {@code @CachePut} of such a value removes what is kept.
     *
     * @return a condition that may ask about {@code result} too, {@code result == null} for example; empty: none
     */
    String unless() default "";
}
