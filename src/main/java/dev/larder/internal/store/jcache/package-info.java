/**
 * The backend {@code jcache}: entries in a JCache provider of this process, Ehcache unless another is chosen, or in a provider that is
 * shared.
 *
 * <p>The provider is instantiated by its class: {@code javax.cache.Caching} keeps every provider it has made, with the class loader of
 * the application, for as long as the server runs.
 */
@NullMarked
package dev.larder.internal.store.jcache;

import org.jspecify.annotations.NullMarked;
