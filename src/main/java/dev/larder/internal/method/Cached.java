package dev.larder.internal.method;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The interceptor binding that stands in for the caching annotations.
 *
 * <p>It has no members: those of JSR-107 are marked with {@code javax.enterprise.util.Nonbinding}, which no Jakarta container
 * knows, so that each would count for the choice of the interceptor.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Cached {}
