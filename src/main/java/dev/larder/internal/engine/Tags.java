package dev.larder.internal.engine;

import java.util.Collection;

/** The rule for tags. */
final class Tags {

    private Tags() {}

    /** Refuses the empty tag, which stands for the cache as a whole. */
    static void check(Collection<String> tags) {
        if (tags.contains("")) {
            throw new IllegalArgumentException("tags = '': a tag is empty. Leave it out or name it.");
        }
    }
}
