package dev.larder.internal.method;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of an application that have plans, as the interceptor finds them. */
final class CachedMethods {

    private final Map<Method, CachedMethod> methods;
    private final FreshCalls freshCalls;

    CachedMethods(Map<Method, CachedMethod> methods, FreshCalls freshCalls) {
        this.methods = Map.copyOf(methods);
        this.freshCalls = freshCalls;
    }

    /** Answers an intercepted call of a bean. */
    @Nullable
    Object tell(InvocationContext context, Bean<?> bean) throws Exception {
        Method method = context.getMethod();
        CachedMethod cached = methods.get(method);
        if (cached == null || freshCalls.isOne(method)) {
            return context.proceed();
        }
        Call call = new Call(context, () -> freshCalls.call(bean, method, context.getParameters()));
        try {
            return cached.story().tell(call);
        } finally {
            call.end();
        }
    }
}
