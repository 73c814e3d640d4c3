/** Fragment caching from Java code: keys and invalidation of what {@code <l:fragment>} stores. */
@NullMarked
package dev.larder.fragment;

import org.jspecify.annotations.NullMarked;
