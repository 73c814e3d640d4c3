/** The tags for Jakarta Pages. */
@NullMarked
package dev.larder.internal.jsp;

import org.jspecify.annotations.NullMarked;
