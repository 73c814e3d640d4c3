/** How entries become bytes: the envelope, and the codecs of the values in it. */
@NullMarked
package dev.larder.internal.codec;

import org.jspecify.annotations.NullMarked;
