package dev.larder.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps each value of a {@code @CacheResult} method's map as an entry of its own.
 *
 * <p>The method takes a {@link java.util.Collection}, {@link java.util.List} or {@link java.util.Set} of keys and returns a {@link
 * java.util.Map} from keys to values. It is called with the keys that are not in the cache, and not at all when all are; a key that
 * another caller is loading is not loaded again. Other key parameters are part of every key. So it shares its entries with a method
 * of the same cache that takes one such key and returns one such value.
 *
 * <p>It may stand on a stereotype of such methods, too.
 *
 * <p>In {@link CacheTags} and in {@link CacheFor#unless()} the collection's name means the one key, and {@code result} its value.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface CacheEach {}
