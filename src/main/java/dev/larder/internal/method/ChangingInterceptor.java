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
 * Changes caches around calls: puts, removals, invalidations.
 *
 * <p>Its place is outside of the interceptor of {@code @Transactional} ({@code PLATFORM_BEFORE + 200}, Jakarta Transactions §3.7): when a
 * method has committed its transaction, and not before, others may load what it changed; when it has not, it throws, and nothing
 * is changed.
 */
@Changing
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class ChangingInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Interception interception;

    @Inject
    ChangingInterceptor(BeanManager manager, @Intercepted Bean<?> bean) {
        this.interception = new Interception(manager, bean);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return interception.tell(context);
    }
}
