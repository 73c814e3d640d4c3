package dev.larder.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that lacks Jakarta Transactions, or a thread in which there are none. */
class WithoutTransactionsTest {

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void changesAreMadeAtOnceWithoutTheApi() throws Exception {
        try (ApiLess server = new ApiLess()) {
            Class<?> type = server.loadClass(Transactions.class.getName());
            Object transactions = type.getMethod("of", server.loadClass("jakarta.enterprise.inject.spi.BeanManager"))
                    .invoke(null, (Object) null);
            Class<?> change = server.loadClass(Change.class.getName());
            type.getMethod("begin").invoke(transactions);
            type.getMethod("afterCommit", change)
                    .invoke(transactions, change.getConstructors()[0].newInstance(null, null, run(), run()));
            assertThat(made).hasValue(1);
            assertThat(type.getMethod("running").invoke(transactions)).isNull();
        }
    }

    @Test
    void changesAreMadeAtOnceWhereNoServerIsFound() {
        Transactions transactions = new Transactions(() -> null);
        transactions.begin();
        transactions.afterCommit(new Change(null, null, run(), () -> {}));
        assertThat(made).hasValue(1);
        assertThat(transactions.uncommitted()).isNull();
        assertThat(transactions.running()).isNull();
    }

    private Runnable run() {
        return made::incrementAndGet;
    }

    /** Loads Larder anew, and knows no class of Jakarta Transactions. */
    private static final class ApiLess extends java.net.URLClassLoader {

        ApiLess() {
            super(
                    new java.net.URL[] {
                        Transactions.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    WithoutTransactionsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.transaction.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.larder.internal.transaction.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }
}
