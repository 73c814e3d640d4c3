package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a backend held for a key before a load of it began. What is loaded is kept only in its place: whatever another process writes or
 * removes meanwhile is newer.
 *
 * @param held the entry, or {@code null}
 */
record Fence(@Nullable Entry held) {}
