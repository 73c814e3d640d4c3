/** The backend {@code memcached}, through xmemcached: nothing else may see its classes. */
@NullMarked
package dev.larder.internal.store.memcached;

import org.jspecify.annotations.NullMarked;
