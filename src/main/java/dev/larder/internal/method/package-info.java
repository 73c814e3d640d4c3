/**
 * Methods: the JSR-107 annotations and Larder's own, told as one story: interceptor, plan, key, {@link dev.larder.Cache#fetch}.
 *
 * <p>{@link dev.larder.internal.method.MethodExtension} reads the annotations while the application is deployed, checks them and
 * puts {@link dev.larder.internal.method.Cached} in their place, so that no other interceptor of the server acts on them.
 */
@NullMarked
package dev.larder.internal.method;

import org.jspecify.annotations.NullMarked;
