package dev.larder.payara.till;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Transactions around the changes. */
@ApplicationScoped
public class Outer {

    @Inject
    Till till;

    @Inject
    SessionTill session;

    @Resource
    TransactionSynchronizationRegistry registry;

    @Resource
    ManagedExecutorService executor;

    /** Changes something; answers what another thread then reads, before the end of this transaction. */
    @Transactional
    public String commit(String id, String change) throws Exception {
        change(id, change);
        return elsewhere(id);
    }

    @Transactional
    public String rollback(String id, String change) throws Exception {
        change(id, change);
        String seen = elsewhere(id);
        registry.setRollbackOnly();
        return seen;
    }

    @Transactional
    public void fail(String id, String change) {
        change(id, change);
        throw new IllegalStateException("as asked for");
    }

    /** What this transaction itself reads after its change. */
    @Transactional
    public String within(String id) {
        till.remove(id);
        String seen = till.read(id);
        registry.setRollbackOnly();
        return seen;
    }

    void change(String id, String change) {
        switch (change) {
            case "remove" -> till.remove(id);
            case "remove-all" -> till.removeAll();
            case "put" -> till.put(id, "put");
            case "requires-new" -> till.requiresNew(id);
            case "session" -> session.invalidate(id);
            default -> till.invalidate(id);
        }
    }

    private String elsewhere(String id) throws Exception {
        return executor.submit(() -> till.read(id)).get();
    }
}
