package dev.larder.internal.engine;

import dev.larder.CachePolicy;
import java.util.function.LongSupplier;

/**
 * The settings of one cache that concern the engine.
 *
 * @param name its name, for messages
 * @param policy what counts where a caller says nothing; complete but for tags
 * @param collapsing whether callers wait for each other's loads; false where nothing is ever stored
 * @param unreadable how many entries could not be read so far
 */
public record EngineSettings(String name, CachePolicy policy, boolean collapsing, LongSupplier unreadable) {

    /** A cache whose entries are never read from bytes. */
    public EngineSettings(String name, CachePolicy policy, boolean collapsing) {
        this(name, policy, collapsing, () -> 0);
    }
}
