/** The backend {@code none}: everything is computed, nothing is kept. */
@NullMarked
package dev.larder.internal.store.none;

import org.jspecify.annotations.NullMarked;
