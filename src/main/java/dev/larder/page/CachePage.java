package dev.larder.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Caches the pages of a servlet, a Jakarta REST resource class or a resource method.
 *
 * <p>The lifetime counts in this server; browsers are given one only by {@link #browser()}. A response that forbids storing, sets
 * a cookie, or belongs to a signed-in visitor is not stored, whatever is said here; the last of these may be changed by {@link
 * #share()}. Durations are texts: {@code 90s}, {@code
 * 15m}, {@code PT15M}, {@code forever}.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CachePage {

    /**
     * How long a page is fresh.
     *
     * @return a duration; empty: as the cache is configured
     */
    String value() default "";

    /**
     * Tags of every page made here.
     *
     * @return none empty
     */
    String[] tags() default {};

    /**
     * How long a stale page may be served while one request refreshes it (RFC 5861 §3).
     *
     * @return a duration; empty: as the cache is configured
     */
    String staleWhileRevalidate() default "";

    /**
     * How long a stale page may be served when making it anew fails (RFC 5861 §4).
     *
     * @return a duration; empty: as the cache is configured
     */
    String staleIfError() default "";

    /**
     * The lifetime told to browsers as {@code max-age}. No invalidation reaches them.
     *
     * @return a duration; empty: what the application says, nothing added
     */
    String browser() default "";

    /**
     * With whom a page is shared. It has to be known before the page is asked for, so on REST resources, whose annotations are found
     * later, a rule has to say it ({@code larder.pages.rules.<rule>.share}).
     *
     * @return everybody, unless something else is said
     */
    Share share() default Share.PUBLIC;

    /**
     * The roles that tell visitors apart: each combination of them gets pages of its own. Naming some means {@link Share#ROLES} where
     * nothing is said of {@link #share()}.
     *
     * @return role names as the application asks for them
     */
    String[] roles() default {};

    /**
     * The cache that holds the pages.
     *
     * @return its name; empty: {@code larder.pages.cache}
     */
    String cache() default "";
}
