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
}
