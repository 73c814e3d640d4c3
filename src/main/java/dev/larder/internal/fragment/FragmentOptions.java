package dev.larder.internal.fragment;

/**
 * What the settings say about fragments.
 *
 * @param cacheName the cache of fragments whose tag names none ({@code larder.fragments.cache})
 * @param templates whether their source counts ({@code larder.fragments.template-digest})
 */
public record FragmentOptions(String cacheName, Templates templates) {}
