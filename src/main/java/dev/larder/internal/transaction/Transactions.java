package dev.larder.internal.transaction;

import dev.larder.Draft;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one application, as far as they concern its caches: holds changes back until a commit, drops them on
 * rollback, and tells what must not be read or kept until then.
 */
public final class Transactions {

    /** Why a value is not stored that was loaded in a transaction with changes. */
    public static final String UNCOMMITTED = "uncommitted";

    private static final String API = "jakarta.transaction.TransactionSynchronizationRegistry";

    private final Supplier<@Nullable Registry> registry;

    /** How many transactions have changes that are not over, so that a hit asks no server while there is none. */
    private final AtomicInteger changing = new AtomicInteger();

    Transactions(Supplier<@Nullable Registry> registry) {
        this.registry = registry;
    }

    /** Those of the server that an application runs in; none where it knows no Jakarta Transactions. */
    public static Transactions of(BeanManager manager) {
        try {
            Class.forName(API, false, Transactions.class.getClassLoader());
            return new Transactions(new JtaLookup(manager));
        } catch (ClassNotFoundException | LinkageError e) {
            return new Transactions(() -> null); // a server without them
        }
    }

    /** What is equal for two calls in the same transaction and differs between two; {@code null} where none runs. */
    public @Nullable Object running() {
        Registry server = registry.get();
        return server == null ? null : server.key();
    }

    /** Says that the running transaction, if there is one, is about to change data: nothing loaded in it is kept from now on. */
    public void begin() {
        Registry server = registry.get();
        if (server != null && server.phase() == Registry.Phase.ACTIVE) {
            changes(server);
        }
    }

    /** Makes a change when the running transaction has been committed; at once where there is none. */
    public void afterCommit(Change change) {
        Registry server = registry.get();
        Registry.Phase phase = server == null ? Registry.Phase.NONE : server.phase();
        if (server == null || phase == Registry.Phase.NONE) {
            change.make();
        } else if (phase == Registry.Phase.ACTIVE) {
            changes(server).add(change);
        }
    }

    /** What the running transaction has changed and not committed; {@code null} where there is nothing. */
    public @Nullable Uncommitted uncommitted() {
        if (changing.get() == 0) {
            return null;
        }
        Registry server = registry.get();
        return server == null || server.key() == null || server.phase() == Registry.Phase.NONE ? null : known(server);
    }

    /** Forbids storing what is loaded in a transaction with changes. */
    public void veto(Draft draft) {
        if (uncommitted() != null) {
            draft.doNotStore(UNCOMMITTED);
        }
    }

    private @Nullable Uncommitted known(Registry server) {
        return server.get(this) instanceof Uncommitted uncommitted ? uncommitted : null;
    }

    private Uncommitted changes(Registry server) {
        Uncommitted known = known(server);
        if (known != null) {
            return known;
        }
        Uncommitted made = new Uncommitted();
        server.whenOver(end -> {
            changing.decrementAndGet();
            made.end(end);
        });
        changing.incrementAndGet();
        server.put(this, made);
        return made;
    }
}
