package dev.larder.internal.method;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.Loader;
import dev.larder.Outcome;
import dev.larder.internal.transaction.Transactions;
import dev.larder.internal.transaction.Uncommitted;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** {@code @CacheResult} over one of Larder's caches: find, or load once for all who ask, and keep. */
final class ResultStory implements Story {

    private final LarderPlace place;
    private final Exceptions exceptions;
    private final ResultCheck check;
    private final ResultForm form;
    private final Transactions transactions;

    ResultStory(LarderPlace place, Exceptions exceptions, Method method, Notice notice) {
        this.place = place;
        this.exceptions = exceptions;
        this.transactions = exceptions.transactions();
        this.form = ResultForm.of(method);
        this.check = ResultCheck.of(method, notice);
    }

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        String key = place.key().text(call);
        if (key == null) {
            return call.proceed();
        }
        Uncommitted uncommitted = transactions.uncommitted();
        Object value = uncommitted == null
                ? fetch(key, place.policy(), call)
                : fetch(place.readable(key, uncommitted), place.alone(), call);
        return check.admits(value) ? form.handOut(value) : call.proceed();
    }

    @SuppressWarnings("NullAway") // it does not see that the value may be null here, as the type argument says
    private @Nullable Object fetch(String key, CachePolicy policy, Call call) throws Exception {
        Cache cache = place.cache();
        Loader<@Nullable Object, Exception> loader = draft -> load(draft, call);
        if (place.keeping().idle() == null) {
            return cache.<@Nullable Object, Exception>getOrSet(key, policy, loader);
        }
        Outcome<@Nullable Object> outcome = cache.<@Nullable Object, Exception>fetch(key, policy, loader);
        place.used(key, outcome);
        return outcome.value();
    }

    private @Nullable Object load(Draft draft, Call call) throws Exception {
        transactions.veto(draft);
        exceptions.recall(call);
        place.tagging().early(draft, call);
        Object value = ResultForm.kept(exceptions.proceed(call));
        transactions.veto(draft);
        place.tagging().late(draft, call, value);
        return value;
    }
}
