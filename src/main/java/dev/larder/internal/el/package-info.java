/** Jakarta Expression Language for what annotations say; the only room besides the tags that sees it. */
@NullMarked
package dev.larder.internal.el;

import org.jspecify.annotations.NullMarked;
