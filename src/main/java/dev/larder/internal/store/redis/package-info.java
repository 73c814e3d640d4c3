/** The backend {@code redis}: entries in Redis or Valkey, through Jedis. */
@NullMarked
package dev.larder.internal.store.redis;

import org.jspecify.annotations.NullMarked;
