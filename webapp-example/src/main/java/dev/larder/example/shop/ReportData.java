package dev.larder.example.shop;

import dev.larder.annotation.CacheFor;
import dev.larder.annotation.CacheTags;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.cache.annotation.CacheResult;

/**
 * What this shop says of the data of every report, in one word: a CDI stereotype passes on what it carries.
 *
 * <p>The name of the cache is left out, so each such method has one of its own.
 */
@CacheResult
@CacheFor(value = "1h", staleWhileRevalidate = "1d", earlyRefresh = 1)
@CacheTags("reports")
@Stereotype
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReportData {}
