/** Live parts: what stands for them in a stored page or fragment, and who computes them for a visitor. */
@NullMarked
package dev.larder.internal.live;

import org.jspecify.annotations.NullMarked;
