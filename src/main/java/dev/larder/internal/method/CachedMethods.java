package dev.larder.internal.method;

import dev.larder.internal.transaction.Transactions;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of an application that have plans, as the interceptor finds them. */
final class CachedMethods {

    private static final int RECENT = 256;

    private final Map<Method, CachedMethod> methods;
    /** What was looked up last; two threads that meet in a place cost one look-up made twice. */
    private final @Nullable Known[] recent = new Known[RECENT];

    private final FreshCalls freshCalls;
    private final Transactions transactions;

    CachedMethods(Map<Method, CachedMethod> methods, FreshCalls freshCalls, Transactions transactions) {
        this.methods = Map.copyOf(methods);
        this.freshCalls = freshCalls;
        this.transactions = transactions;
    }

    /** Answers an intercepted call of a bean. */
    @Nullable
    Object tell(InvocationContext context, Bean<?> bean) throws Exception {
        Method method = context.getMethod();
        CachedMethod cached = known(method);
        if (cached == null || freshCalls.isOne(method)) {
            return context.proceed();
        }
        Call call = new Call(context, bean, freshCalls);
        try {
            return cached.story().tell(call);
        } finally {
            call.end();
        }
    }

    /** By identity first: the container hands out the same object for the same method, and a method's hash is not kept. */
    @SuppressWarnings("ReferenceEquality") // an equal one is found by its hash
    private @Nullable CachedMethod known(Method method) {
        int place = System.identityHashCode(method) & (RECENT - 1);
        Known known = recent[place];
        if (known != null && known.method == method) {
            return known.cached;
        }
        CachedMethod cached = methods.get(method);
        recent[place] = new Known(method, cached);
        return cached;
    }

    private record Known(Method method, @Nullable CachedMethod cached) {}

    /** Lets a changing method run and notes in which transaction it did. */
    @Nullable
    Object watch(InvocationContext context) throws Exception {
        transactions.begin();
        try {
            return context.proceed();
        } finally {
            Call.endedIn(context, transactions.running());
        }
    }
}
