package dev.larder.internal.store.jdbc;

import dev.larder.internal.store.jdbc.JdbcOptions.Limits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The databases of one application, each open as long as somebody uses it. Safe for use by several threads. */
final class Databases {

    private record Key(Target target, Limits limits, ClassLoader application) {}

    private static final class Shared {
        private final Database database;
        private int users;

        Shared(Database database) {
            this.database = database;
        }
    }

    private final Map<Key, Shared> open = new HashMap<>();

    /**
     * A database and what its user calls, once, at the end.
     *
     * @param database open
     * @param release closes it after its last user
     */
    record Use(Database database, Runnable release) {}

    synchronized Use use(JdbcOptions options, ClassLoader application) {
        Key key = new Key(options.target(), options.limits(), application);
        Shared shared = open.computeIfAbsent(
                key, opened -> new Shared(Database.open(opened.target(), opened.limits(), opened.application())));
        shared.users++;
        return new Use(shared.database, () -> release(key));
    }

    private void release(Key key) {
        Database unused = left(key);
        if (unused != null) {
            unused.close();
        }
    }

    private synchronized @Nullable Database left(Key key) {
        Shared shared = open.get(key);
        if (shared == null || --shared.users > 0) {
            return null;
        }
        open.remove(key);
        return shared.database;
    }
}
