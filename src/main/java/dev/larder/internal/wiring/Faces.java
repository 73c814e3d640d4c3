package dev.larder.internal.wiring;

import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.page.PageInvalidation;
import dev.larder.internal.page.PageOptions;
import dev.larder.page.Pages;

/**
 * The faces of one application that need no servlet container.
 *
 * @param pages invalidates them
 * @param fragments behind the tags
 */
record Faces(Pages pages, FragmentEngine fragments) {

    static Faces of(LarderSettings settings, OpenCaches caches) {
        PageOptions options = PageOptionsMapping.of(settings.pages());
        return new Faces(
                new PageInvalidation(caches, options),
                new FragmentEngine(
                        caches, new FragmentOptions(settings.fragments().cache())));
    }
}
