package dev.larder.internal.method;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls from the cache.
 *
 * <p>Its place, {@code LIBRARY_AFTER}, is inside of security, transactions and the application's own interceptors, so that who may
 * not call a method does not get its cached result either; and outside of MicroProfile Fault Tolerance, so that time-outs and
 * retries apply to the computation only.
 */
@Cached
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class CachedInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Interception interception;

    @Inject
    CachedInterceptor(BeanManager manager, @Intercepted Bean<?> bean) {
        this.interception = new Interception(manager, bean);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return interception.tell(context);
    }
}
