package dev.larder.internal.method;

import dev.larder.Draft;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the tags of a call where they belong, and forbids keeping what is not to be kept. When a path of a tag throws, the value is
 * handed out and not kept, since no invalidation would reach it.
 *
 * @param unless what is not to be kept; {@code null}: nothing
 */
record Tagging(Tags tags, @Nullable Condition unless, Notice notice) {

    /** Tags an entry in the making by the arguments. */
    void early(Draft draft, Call call) {
        declare(draft, () -> tags.early(call.arguments()));
    }

    /** Tags an entry in the making by the value that was loaded. */
    void late(Draft draft, Call call, @Nullable Object value) {
        if (isUnwanted(call, value)) {
            draft.doNotStore("unless");
        }
        declare(draft, () -> tags.late(call.arguments(), value));
    }

    private void declare(Draft draft, Supplier<String[]> source) {
        String[] found = attempt(source);
        if (found == null) {
            draft.doNotStore("tag-failed");
        } else if (found.length > 0) {
            draft.tags(found);
        }
    }

    private boolean isUnwanted(Call call, @Nullable Object value) {
        try {
            return unless != null && unless.holds(call.arguments(), value);
        } catch (RuntimeException e) {
            notice.warn("not kept, since unless cannot be answered", e);
            return true;
        }
    }

    /** All tags of a call; {@code null} when one cannot be made, or the value is not to be kept. */
    String @Nullable [] all(Call call, @Nullable Object value) {
        return isUnwanted(call, value) ? null : attempt(() -> tags.all(call.arguments(), value));
    }

    private String @Nullable [] attempt(Supplier<String[]> source) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            notice.warn("a tag could not be made", e);
            return null;
        }
    }
}
