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
    private final Thread caller = Thread.currentThread();
    private boolean lasts = true;
    private boolean changed;

    Call(InvocationContext context, Bean<?> bean, FreshCalls anew) {
        this(context, bean, anew, context.getParameters());
    }

    private Call(InvocationContext context, Bean<?> bean, FreshCalls anew, @Nullable Object[] arguments) {
        this.context = context;
        this.bean = bean;
        this.anew = anew;
        this.arguments = arguments;
    }

    /** The same call with other arguments; it is told of by the first one. */
    Call with(@Nullable Object[] others) {
        Call other = new Call(context, bean, anew, others);
        other.changed = true;
        return other;
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
        if (Thread.currentThread() != caller || !lasts) {
            return anew.call(bean, context.getMethod(), arguments);
        }
        if (changed) {
            context.setParameters(arguments);
        }
        return context.proceed();
    }

    /** Says that the caller has its answer. */
    void end() {
        lasts = false;
    }
}
