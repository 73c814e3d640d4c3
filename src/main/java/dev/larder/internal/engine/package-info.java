/**
 * The engine behind {@link dev.larder.Cache}: find, judge, one flight per key, load, keep.
 */
@NullMarked
package dev.larder.internal.engine;

import org.jspecify.annotations.NullMarked;
