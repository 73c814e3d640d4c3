package dev.larder.internal.transaction;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the server's registry: as a bean where it is one, else under the name that Jakarta Transactions gives it.
 *
 * <p>That name is known only in threads that belong to a component, so a search that failed is made again.
 */
final class JtaLookup implements Supplier<@Nullable Registry> {

    private static final String NAME = "java:comp/TransactionSynchronizationRegistry";

    private final BeanManager manager;
    private volatile @Nullable Registry found;

    JtaLookup(BeanManager manager) {
        this.manager = manager;
    }

    @Override
    public @Nullable Registry get() {
        Registry registry = found;
        if (registry == null) {
            TransactionSynchronizationRegistry server = bean();
            server = server == null ? named() : server;
            registry = server == null ? null : new JtaRegistry(server);
            found = registry;
        }
        return registry;
    }

    private @Nullable TransactionSynchronizationRegistry bean() {
        Instance<TransactionSynchronizationRegistry> beans =
                manager.createInstance().select(TransactionSynchronizationRegistry.class);
        return beans.isResolvable() ? beans.get() : null;
    }

    @SuppressWarnings("BanJNDI") // a constant name, which the specification gives
    private static @Nullable TransactionSynchronizationRegistry named() {
        try {
            return new InitialContext().lookup(NAME) instanceof TransactionSynchronizationRegistry registry
                    ? registry
                    : null;
        } catch (NamingException e) {
            return null; // no server with transactions, or a thread that belongs to none of its components
        }
    }
}
