package dev.larder.internal.method;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted call.
 *
 * <p>While it lasts, and in its thread, the method is called as the container meant it. A refresh that runs later or elsewhere
 * may not use the container's invocation any more, nor the bean instance, which can be pooled or gone: it calls the bean anew.
 */
final class Call {

    private static final String ENDED_IN = "dev.larder.method.transaction";

    private final InvocationContext context;
    private final FreshCalls anew;
    private final Bean<?> bean;
    private final @Nullable Object[] arguments;
    private final Thread caller;
    private final @Nullable Call first;
    private boolean lasts = true;

    Call(InvocationContext context, Bean<?> bean, FreshCalls anew) {
        this.context = context;
        this.bean = bean;
        this.anew = anew;
        this.arguments = context.getParameters();
        this.caller = Thread.currentThread();
        this.first = null;
    }

    private Call(Call first, @Nullable Object[] others) {
        this.context = first.context;
        this.bean = first.bean;
        this.anew = first.anew;
        this.arguments = others;
        this.caller = first.caller;
        this.first = first;
    }

    /** The same call with other arguments, in whichever thread that is said; it lasts as long as this one. */
    Call with(@Nullable Object[] others) {
        return new Call(this, others);
    }

    private boolean lasts() {
        return first == null ? lasts : first.lasts();
    }

    /** The arguments as the caller gave them. */
    @Nullable
    Object[] arguments() {
        return arguments;
    }

    /** The transaction that the method ended in; {@code null} where there was none. */
    @Nullable
    Object transaction() {
        return context.getContextData().get(ENDED_IN);
    }

    /** Notes in which transaction a method ended, for who tells the rest of the call. */
    static void endedIn(InvocationContext context, @Nullable Object transaction) {
        context.getContextData().put(ENDED_IN, transaction);
    }

    /** The object that the method was called on. */
    Object target() {
        return context.getTarget();
    }

    /** Calls the method. */
    @Nullable
    Object proceed() throws Exception {
        if (Thread.currentThread() != caller || !lasts()) {
            return anew.call(bean, context.getMethod(), arguments);
        }
        if (first != null) {
            context.setParameters(arguments);
        }
        return context.proceed();
    }

    /** Says that the caller has its answer. */
    void end() {
        lasts = false;
    }
}
