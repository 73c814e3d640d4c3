package dev.larder.internal.method;

import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.Outcome;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.Uncommitted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code @CacheEach}: one trip to the cache for all keys, and one call of the method for those that are missing. */
record EachStory(LarderPlace place, Each each, Transactions transactions) implements Story {

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        Collection<?> wanted = each.keys(call.arguments());
        Map<String, @Nullable Object> keys = wanted == null ? null : keys(wanted, call);
        if (keys == null) {
            return call.proceed();
        }
        CachePolicy policy = transactions.uncommitted() == null ? place.policy() : place.alone();
        Map<String, Outcome<@Nullable Object>> outcomes = place.cache()
                .<@Nullable Object, Exception>fetchMany(keys.keySet(), policy, missing -> load(missing, keys, call));
        Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
        outcomes.forEach((text, outcome) -> {
            place.used(text, outcome);
            result.put(keys.get(text), outcome.value());
        });
        return result;
    }

    /** The keys by their texts, in the caller's order; {@code null} when one of them makes none. */
    private @Nullable Map<String, @Nullable Object> keys(Collection<?> wanted, Call call) {
        Uncommitted uncommitted = transactions.uncommitted();
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        for (Object key : wanted) {
            String text = place.key().text(call.with(each.with(call.arguments(), key)));
            if (text == null) {
                return null;
            }
            keys.put(uncommitted == null ? text : place.readable(text, uncommitted), key);
        }
        return keys;
    }

    private Map<String, @Nullable Object> load(
            Map<String, Draft> missing, Map<String, @Nullable Object> keys, Call call) throws Exception {
        missing.forEach((text, draft) -> {
            transactions.veto(draft);
            place.tagging().early(draft, one(call, keys.get(text)));
        });
        List<@Nullable Object> wanted = new ArrayList<>();
        missing.keySet().forEach(text -> wanted.add(keys.get(text)));
        Object result =
                call.with(each.with(call.arguments(), each.collection(wanted))).proceed();
        Map<?, ?> found = result instanceof Map<?, ?> map ? map : Map.of();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        missing.forEach((text, draft) -> {
            Object key = keys.get(text);
            if (found.containsKey(key)) {
                Object value = found.get(key);
                transactions.veto(draft);
                place.tagging().late(draft, one(call, key), value);
                values.put(text, ResultForm.kept(value));
            }
        });
        return values;
    }

    private Call one(Call call, @Nullable Object key) {
        return call.with(each.with(call.arguments(), key));
    }
}
