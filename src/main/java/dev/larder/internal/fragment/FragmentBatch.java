package dev.larder.internal.fragment;

import dev.larder.Cache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fragments of one kind that are looked up together; those that are missing are rendered one by one. For one thread. */
public final class FragmentBatch {

    private final FragmentEngine engine;
    private final List<Wanted> wanted;
    private final Rendering rendering;
    private final List<@Nullable Markup> found = new ArrayList<>();

    /**
     * One of them.
     *
     * @param cache that serves it
     */
    record Wanted(Fragment fragment, Cache cache) {}

    FragmentBatch(FragmentEngine engine, List<Wanted> wanted, Rendering rendering) {
        this.engine = engine;
        this.wanted = wanted;
        this.rendering = rendering;
        Map<Cache, Map<String, Object>> stored = stored(wanted);
        for (Wanted one : wanted) {
            Object value = stored.getOrDefault(one.cache(), Map.of())
                    .get(one.fragment().key());
            boolean usable = value instanceof Markup markup && engine.isUsable(markup, rendering);
            found.add(usable ? (Markup) value : null);
        }
    }

    private static Map<Cache, Map<String, Object>> stored(List<Wanted> wanted) {
        Map<Cache, List<String>> keys = wanted.stream()
                .collect(Collectors.groupingBy(
                        Wanted::cache, Collectors.mapping(one -> one.fragment().key(), Collectors.toList())));
        Map<Cache, Map<String, Object>> stored = new HashMap<>();
        keys.forEach((cache, some) -> stored.put(cache, cache.getMany(some)));
        return stored;
    }

    /** Under which key one is stored. */
    String key(int place) {
        return wanted.get(place).fragment().key();
    }

    /** The stored markup; empty where it is to be asked for alone. */
    public Optional<Markup> markup(int place) {
        return Optional.ofNullable(found.get(place)).map(markup -> engine.used(wanted.get(place), markup, rendering));
    }

    /** Looks one up again, to be rendered where it is still missing. */
    public PendingFragment begin(int place) {
        return engine.begin(wanted.get(place).fragment(), wanted.get(place).cache(), rendering);
    }
}
