package dev.larder.internal.method;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Transactions of each thread, as a server without a database has them. */
@Singleton
class TestTransactions implements TransactionSynchronizationRegistry {

    private final ThreadLocal<Deque<Running>> running = ThreadLocal.withInitial(ArrayDeque::new);

    private static final class Running {
        private final Map<Object, Object> resources = new HashMap<>();
        private final List<Synchronization> synchronizations = new ArrayList<>();
        private int status = Status.STATUS_ACTIVE;
    }

    void begin() {
        running.get().push(new Running());
    }

    void commit() {
        end(Status.STATUS_COMMITTED);
    }

    void rollback() {
        end(Status.STATUS_ROLLEDBACK);
    }

    void end(int status) {
        Running over = running.get().pop();
        over.status = status;
        over.synchronizations.forEach(synchronization -> synchronization.afterCompletion(status));
    }

    boolean isRunning() {
        return !running.get().isEmpty();
    }

    private Running current() {
        if (running.get().isEmpty()) {
            throw new IllegalStateException("no transaction");
        }
        return running.get().peek();
    }

    @Override
    public Object getTransactionKey() {
        return running.get().peek();
    }

    @Override
    public void putResource(Object key, Object value) {
        current().resources.put(Objects.requireNonNull(key), value);
    }

    @Override
    public Object getResource(Object key) {
        return current().resources.get(key);
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
        if (current().status != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("not active");
        }
        current().synchronizations.add(synchronization);
    }

    @Override
    public int getTransactionStatus() {
        return running.get().isEmpty() ? Status.STATUS_NO_TRANSACTION : current().status;
    }

    @Override
    public void setRollbackOnly() {
        current().status = Status.STATUS_MARKED_ROLLBACK;
    }

    @Override
    public boolean getRollbackOnly() {
        return current().status == Status.STATUS_MARKED_ROLLBACK;
    }

    Object surrounded(InvocationContext context) throws Exception {
        begin();
        Object value;
        try {
            value = context.proceed();
        } catch (Exception e) {
            rollback();
            throw e;
        }
        commit();
        return value;
    }

    /** Stands where Jakarta Transactions §3.7 puts the server's own. */
    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class Required {

        @Inject
        TestTransactions transactions;

        @AroundInvoke
        Object surround(InvocationContext context) throws Exception {
            return transactions.isRunning() ? context.proceed() : transactions.surrounded(context);
        }
    }

    /** The same for a transaction of the method's own. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class RequiresNew {

        @Inject
        TestTransactions transactions;

        @AroundInvoke
        Object surround(InvocationContext context) throws Exception {
            return transactions.surrounded(context);
        }
    }
}
