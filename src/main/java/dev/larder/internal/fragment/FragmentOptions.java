package dev.larder.internal.fragment;

/**
 * What the settings say about fragments.
 *
 * @param cacheName the cache of fragments whose tag names none ({@code larder.fragments.cache})
 */
public record FragmentOptions(String cacheName) {}
