package dev.larder.internal.method;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Outcome;
import dev.larder.internal.transaction.Change;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.Uncommitted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A place in one of Larder's caches.
 *
 * @param keeping lifetime and fixed tags of what is put here
 * @param tagging the tags of what is put here
 */
record LarderPlace(Cache cache, MethodKey key, Keeping keeping, Tagging tagging) implements Place {

    /** The key to ask for in a transaction with changes: one that nothing is ever kept under where they concern the call. */
    String readable(String text, Uncommitted uncommitted) {
        return uncommitted.concerns(cache.name(), text) ? Transactions.UNCOMMITTED + ' ' + text : text;
    }

    CachePolicy policy() {
        return keeping.policy();
    }

    /** Extends the life of a value that was hit. */
    void used(String text, Outcome<?> outcome) {
        if (keeping.idle() != null && outcome.how() == Outcome.How.HIT) {
            Duration longer = keeping.idle().extension(outcome.age(), outcome.remaining());
            if (longer != null) {
                cache.touch(text, longer);
            }
        }
    }

    /** The policy for a transaction with changes, which must not wait for a load that may be waiting for its end. */
    CachePolicy alone() {
        return policy().lockWait(Duration.ZERO);
    }

    @Override
    public @Nullable Object get(Call call) {
        String text = key.text(call);
        return text == null ? null : cache.<Object>get(text);
    }

    @Override
    public @Nullable Change put(Call call, @Nullable Object value) {
        String text = key.text(call);
        if (text == null) {
            return null;
        }
        String @Nullable [] tags = tagging.all(call, value);
        Runnable removal = () -> cache.delete(text);
        if (tags == null) {
            return Change.removal(cache.name(), text, removal);
        }
        CachePolicy tagged = tags.length == 0 ? policy() : policy().tags(tags);
        Object kept = ResultForm.kept(value);
        return new Change(cache.name(), text, () -> cache.set(text, kept, tagged), removal);
    }

    @Override
    public @Nullable Change remove(Call call) {
        String text = key.text(call);
        return text == null ? null : Change.removal(cache.name(), text, () -> cache.delete(text));
    }

    @Override
    public Change removeAll(Call call) {
        return Change.removal(cache.name(), null, cache::clear);
    }

    @Override
    public boolean isConcerned(Uncommitted uncommitted, Call call) {
        String text = key.text(call);
        return text != null && uncommitted.concerns(cache.name(), text);
    }
}
