package dev.larder.internal.store.jcache;

import javax.cache.configuration.OptionalFeature;

/** A provider that can only hold copies, as one that is shared does. */
public final class CopyingProvider extends RenamedProvider {

    @Override
    public boolean isSupported(OptionalFeature feature) {
        return false;
    }
}
