package dev.larder.internal.method;

import dev.larder.Caches;
import dev.larder.internal.transaction.Transactions;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;

/** The objects that stories are made with: the caches, and the application's key generators and resolver factories. */
final class Components {

    private final BeanManager manager;
    private final Transactions transactions;
    private final Supplier<MethodOptions> options;

    Components(BeanManager manager, Supplier<MethodOptions> options) {
        this.manager = manager;
        this.options = options;
        this.transactions = Transactions.of(manager);
    }

    /** The caches of the application. */
    Caches caches() {
        return manager.createInstance().select(Caches.class).get();
    }

    /** What the configuration says. */
    MethodOptions options() {
        return options.get();
    }

    /** The application's transactions. */
    Transactions transactions() {
        return transactions;
    }

    /** Makes the changes that calls ask for. */
    Effects effects() {
        return new Effects(transactions);
    }

    /** The bean of a class, else a new object of it. */
    <T> T get(Class<T> type) {
        Instance<T> beans = manager.createInstance().select(type);
        return beans.isResolvable() ? beans.get() : construct(type);
    }

    private static <T> T construct(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getName() + ": its constructor failed.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type.getName() + ": is no bean and has no constructor without parameters. Add one.", e);
        }
    }
}
