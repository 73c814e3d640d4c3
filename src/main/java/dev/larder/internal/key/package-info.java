/** Keys: typed, length-delimited, and hashed where they are long. */
@NullMarked
package dev.larder.internal.key;

import org.jspecify.annotations.NullMarked;
