/** How messages between nodes are read, whatever they lie in. Backends may use it; it knows none. */
@NullMarked
package dev.larder.internal.bus;

import org.jspecify.annotations.NullMarked;
