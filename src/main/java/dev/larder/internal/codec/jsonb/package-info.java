/** JSON by Jakarta JSON Binding; of no use, and never loaded, where that is missing. */
@NullMarked
package dev.larder.internal.codec.jsonb;

import org.jspecify.annotations.NullMarked;
