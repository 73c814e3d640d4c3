/**
 * The caches as a user sees them: {@link dev.larder.Cache}, the registry {@link dev.larder.Caches}, and what a load says about
 * its entry ({@link dev.larder.CachePolicy}, {@link dev.larder.Draft}).
 */
@NullMarked
package dev.larder;

import org.jspecify.annotations.NullMarked;
