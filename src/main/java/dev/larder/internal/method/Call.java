package dev.larder.internal.method;

import jakarta.interceptor.InvocationContext;
import java.util.concurrent.Callable;
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
    private final Callable<@Nullable Object> anew;
    private final @Nullable Object[] arguments;
    private final Thread caller = Thread.currentThread();
    private boolean lasts = true;

    Call(InvocationContext context, Callable<@Nullable Object> anew) {
        this.context = context;
        this.anew = anew;
        this.arguments = context.getParameters();
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
        return Thread.currentThread() == caller && lasts ? context.proceed() : anew.call();
    }

    /** Says that the caller has its answer. */
    void end() {
        lasts = false;
    }
}
