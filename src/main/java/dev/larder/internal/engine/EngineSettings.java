package dev.larder.internal.engine;

import dev.larder.CachePolicy;

/**
 * The settings of one cache that concern the engine.
 *
 * @param name its name, for messages
 * @param policy what counts where a caller says nothing; complete but for tags
 * @param collapsing whether callers wait for each other's loads; false where nothing is ever stored
 */
public record EngineSettings(String name, CachePolicy policy, boolean collapsing) {}
