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
    private final Cache cache;
    private final MethodKey key;
    private final CachePolicy policy;
    private final boolean idles;
    private final Exceptions exceptions;
    private final ResultCheck check;
    private final ResultForm form;
    private final Transactions transactions;

    ResultStory(LarderPlace place, Exceptions exceptions, Method method, Notice notice) {
        this.place = place;
        this.cache = place.cache();
        this.key = place.key();
        this.policy = place.policy();
        this.idles = place.keeping().idle() != null;
        this.exceptions = exceptions;
        this.transactions = exceptions.transactions();
        this.form = ResultForm.of(method);
        this.check = ResultCheck.of(method, notice);
    }

    @Override
    public @Nullable Object tell(Call call) throws Exception {
        String text = key.text(call);
        if (text == null) {
            return call.proceed();
        }
        Uncommitted uncommitted = transactions.uncommitted();
        Object value = uncommitted == null
                ? fetch(text, policy, call)
                : fetch(place.readable(text, uncommitted), place.alone(), call);
        return check.admits(value) ? form.handOut(value) : call.proceed();
    }

    @SuppressWarnings("NullAway") // it does not see that the value may be null here, as the type argument says
    private @Nullable Object fetch(String text, CachePolicy kept, Call call) throws Exception {
        Loader<@Nullable Object, Exception> loader = draft -> load(draft, call);
        if (!idles) {
            return cache.<@Nullable Object, Exception>getOrSet(text, kept, loader);
        }
        Outcome<@Nullable Object> outcome = cache.<@Nullable Object, Exception>fetch(text, kept, loader);
        place.used(text, outcome);
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
