package dev.larder.internal.wiring;

import dev.larder.internal.config.LarderSettings;
import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.fragment.FragmentOptions;
import dev.larder.internal.fragment.Templates;
import dev.larder.internal.page.PageInvalidation;
import dev.larder.internal.page.PageOptions;
import dev.larder.internal.page.Tally;
import dev.larder.page.Pages;

/**
 * The faces of one application that need no servlet container.
 *
 * @param pages invalidates them
 * @param tally counts what becomes of requests for them
 * @param fragments behind the tags
 */
record Faces(Pages pages, Tally tally, FragmentEngine fragments) {

    static Faces of(LarderSettings settings, OpenCaches caches) {
        PageOptions options = PageOptionsMapping.of(settings.pages());
        Tally tally = new Tally();
        return new Faces(
                new PageInvalidation(caches, options, tally),
                tally,
                new FragmentEngine(
                        caches, new FragmentOptions(settings.fragments().cache(), templates(settings))));
    }

    private static Templates templates(LarderSettings settings) {
        if (!settings.fragments().templateDigest()) {
            return Templates.IGNORED;
        }
        return settings.development() ? Templates.READ_ALWAYS : Templates.READ_ONCE;
    }
}
