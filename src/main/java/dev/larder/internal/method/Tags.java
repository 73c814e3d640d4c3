package dev.larder.internal.method;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags of one method, by the moment they are known.
 *
 * @param fixed the same for every call
 * @param early from the arguments
 * @param late from the result
 */
record Tags(List<String> fixed, List<TagTemplate> early, List<TagTemplate> late) {

    private static final String[] NOTHING = {};

    /** Sorts compiled tags. */
    static Tags of(List<TagTemplate> templates) {
        return new Tags(
                templates.stream()
                        .filter(TagTemplate::isFixed)
                        .map(template -> template.texts().get(0))
                        .toList(),
                templates.stream()
                        .filter(template -> !template.isFixed() && !template.usesResult())
                        .toList(),
                templates.stream().filter(TagTemplate::usesResult).toList());
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return fixed.isEmpty() && early.isEmpty() && late.isEmpty();
    }

    /** The tags that the arguments say. */
    String[] early(@Nullable Object[] arguments) {
        return tags(early, arguments, null);
    }

    /** The tags that the result says. */
    String[] late(@Nullable Object[] arguments, @Nullable Object result) {
        return tags(late, arguments, result);
    }

    /** All tags of a call that has returned. */
    String[] all(@Nullable Object[] arguments, @Nullable Object result) {
        List<String> all = new ArrayList<>(fixed);
        all.addAll(List.of(early(arguments)));
        all.addAll(List.of(late(arguments, result)));
        return all.toArray(String[]::new);
    }

    private static String[] tags(List<TagTemplate> templates, @Nullable Object[] arguments, @Nullable Object result) {
        if (templates.isEmpty()) {
            return NOTHING;
        }
        List<String> tags = new ArrayList<>(templates.size());
        for (TagTemplate template : templates) {
            String tag = template.tag(arguments, result);
            if (tag != null) {
                tags.add(tag);
            }
        }
        return tags.toArray(String[]::new);
    }
}
