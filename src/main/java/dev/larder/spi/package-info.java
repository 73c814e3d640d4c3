/**
 * What a backend's author implements: {@link dev.larder.spi.StoreFactory} and {@link dev.larder.spi.Store}; what a codec's author
 * implements: {@link dev.larder.spi.ValueCodec}.
 */
@NullMarked
package dev.larder.spi;

import org.jspecify.annotations.NullMarked;
