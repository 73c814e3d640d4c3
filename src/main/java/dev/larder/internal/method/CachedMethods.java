package dev.larder.internal.method;

import dev.larder.internal.transaction.Transactions;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of an application that have plans, as the interceptor finds them. */
final class CachedMethods {

    private final Map<Method, CachedMethod> methods;
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
        CachedMethod cached = methods.get(method);
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
