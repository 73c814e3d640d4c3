package dev.larder.internal.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's own registry (Jakarta Transactions §3.2.1.2: {@link TransactionSynchronizationRegistry}). */
record JtaRegistry(TransactionSynchronizationRegistry registry) implements Registry {

    @Override
    public Phase phase() {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_ACTIVE, Status.STATUS_PREPARING ->
                registry.getTransactionKey() == null ? Phase.NONE : Phase.ACTIVE;
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK -> Phase.DOOMED;
            default -> Phase.NONE;
        };
    }

    @Override
    public @Nullable Object key() {
        return registry.getTransactionKey();
    }

    @Override
    public @Nullable Object get(Object key) {
        return registry.getResource(key);
    }

    @Override
    public void put(Object key, Object value) {
        registry.putResource(key, value);
    }

    @Override
    public void whenOver(Consumer<End> listener) {
        registry.registerInterposedSynchronization(new AtTheEnd(listener));
    }

    private record AtTheEnd(Consumer<End> listener) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // what is told is the end
        }

        @Override
        public void afterCompletion(int status) {
            listener.accept(
                    switch (status) {
                        case Status.STATUS_COMMITTED -> End.COMMITTED;
                        case Status.STATUS_ROLLEDBACK -> End.ROLLED_BACK;
                        default -> End.UNKNOWN;
                    });
        }
    }
}
