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
 * Sees changing methods from inside of {@code @Transactional}, and so in which transaction they run: their caller's, or one of their
 * own.
 */
@Changing
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class ChangingInsideInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Interception interception;

    @Inject
    ChangingInsideInterceptor(BeanManager manager, @Intercepted Bean<?> bean) {
        this.interception = new Interception(manager, bean);
    }

    @AroundInvoke
    @Nullable
    Object intercept(InvocationContext context) throws Exception {
        return interception.watch(context);
    }
}
