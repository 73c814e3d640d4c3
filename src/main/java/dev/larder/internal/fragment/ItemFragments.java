package dev.larder.internal.fragment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fragments of a collection. */
public final class ItemFragments {

    private ItemFragments() {}

    /**
     * Looks up the fragments of all items.
     *
     * @param attributes of the tag, evaluated for one item
     * @throws BadAttributeException when two different items would share a fragment: an expression that is evaluated once for all of
     *     them
     */
    public static FragmentBatch batch(
            FragmentEngine engine,
            Rendering rendering,
            List<?> items,
            Function<@Nullable Object, FragmentAttributes> attributes) {
        List<FragmentAttributes> tags = new ArrayList<>(items.size());
        items.forEach(item -> tags.add(attributes.apply(item)));
        FragmentBatch batch = engine.batch(tags, rendering);
        Map<String, Object> known = new HashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            Object item = Objects.requireNonNullElse(items.get(i), "");
            Object other = known.put(batch.key(i), item);
            if (other != null && !other.equals(item)) {
                throw tags.get(i)
                        .bad(
                                "vary",
                                "two different items have the same. Name what tells them apart, such as #{item.id}.");
            }
        }
        return batch;
    }
}
