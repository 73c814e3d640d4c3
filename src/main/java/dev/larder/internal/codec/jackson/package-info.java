/** JSON by Jackson; of no use, and never loaded, where that is missing. */
@NullMarked
package dev.larder.internal.codec.jackson;

import org.jspecify.annotations.NullMarked;
