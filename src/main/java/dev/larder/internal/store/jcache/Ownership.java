package dev.larder.internal.store.jcache;

import javax.cache.CacheManager;

/**
 * Whose the provider is: what a store closes, and whether others see its entries.
 *
 * @param isShared whether other processes see the same entries
 * @param closing gives back what the store holds
 */
record Ownership(boolean isShared, Runnable closing) {

    /** A provider that this store made: it goes with the store, and with it every reference to the application's class loader. */
    static Ownership own(CacheManager manager, Runnable closingProvider, boolean isShared) {
        return new Ownership(isShared, () -> {
            try {
                manager.close();
            } finally {
                closingProvider.run();
            }
        });
    }

    /** A server's provider: everything stays open, as others may be using it. */
    static Ownership borrowed() {
        return new Ownership(true, () -> {});
    }

    void giveBack() {
        closing.run();
    }
}
