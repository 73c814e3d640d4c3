/** Annotations for methods that say what JSR-107's cannot: lifetime, stale serving, tags. */
@NullMarked
package dev.larder.annotation;

import org.jspecify.annotations.NullMarked;
