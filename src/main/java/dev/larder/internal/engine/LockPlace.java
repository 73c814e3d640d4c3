package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import org.jspecify.annotations.Nullable;

/** Where locks are kept: in the backend that nodes share, or in this process. */
interface LockPlace {

    @Nullable
    Entry get(String key);

    /** As {@link Store#replace}. */
    boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement);

    /** Whether locks mean anything here: once a backend is closed, nobody would know of them. */
    boolean isOpen();

    /** The backend. */
    static LockPlace in(Store far) {
        return new LockPlace() {
            @Override
            public @Nullable Entry get(String key) {
                return far.get(key);
            }

            @Override
            public boolean replace(String key, @Nullable Entry expected, @Nullable Entry replacement) {
                return far.replace(key, expected, replacement);
            }

            @Override
            public boolean isOpen() {
                return far.isShared();
            }
        };
    }
}
