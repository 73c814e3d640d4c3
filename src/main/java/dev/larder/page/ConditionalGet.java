package dev.larder.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the pages of a servlet answer conditional requests although they are not cached: each is computed, and a client that has the
 * same bytes already gets 304 instead of them (RFC 9110 §13).
 *
 * <p>The page waits in memory until it is complete, up to 128 KB, and gets a strong {@code ETag} made of its bytes unless it has
 * one. A larger page, one that is flushed or asynchronous, an empty one, a redirect, an error and a response with {@code no-store}
 * go out as without the annotation. Works for signed-in visitors too. A page that is cached answers conditions anyway.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConditionalGet {}
