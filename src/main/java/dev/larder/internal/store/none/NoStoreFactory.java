package dev.larder.internal.store.none;

import dev.larder.spi.Store;
import dev.larder.spi.StoreContext;
import dev.larder.spi.StoreFactory;

/** Opens the stores of the backend {@code none}. */
public final class NoStoreFactory implements StoreFactory {

    @Override
    public String backend() {
        return "none";
    }

    @Override
    public Store open(StoreContext context) {
        return new NoStore();
    }
}
