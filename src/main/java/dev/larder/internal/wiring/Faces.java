package dev.larder.internal.wiring;

import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;

/**
 * The faces of one application: what stands between its users and its caches.
 *
 * @param fragments behind the tags
 */
record Faces(FragmentEngine fragments) {

    static Faces of(LarderSettings settings, OpenCaches caches) {
        return new Faces(new FragmentEngine(
                caches, new FragmentOptions(settings.fragments().cache())));
    }
}
