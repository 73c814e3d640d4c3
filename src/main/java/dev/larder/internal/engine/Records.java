package dev.larder.internal.engine;

import dev.larder.spi.Entry;
import dev.larder.spi.Store;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The two entries of a backend by which its nodes agree on what is invalidated: the journal, and a view for who knows nothing yet. */
final class Records {

    private static final int MOST_ITEMS = 256;
    private static final int ITEMS_KEPT = 64;
    private static final long FIRST_BASE = 1L << 20;
    private static final long LAST_BASE = 1L << 62;

    private final Store store;
    private final String journalKey;
    private final String viewKey;
    private final LongSupplier dice;
    private @Nullable Entry held;

    /**
     * Begins.
     *
     * @param head of the keys
     * @param dice random numbers, any
     */
    Records(Store store, String head, LongSupplier dice) {
        this.store = store;
        this.journalKey = head + "journal";
        this.viewKey = head + "view";
        this.dice = dice;
    }

    /** Where a journal may begin: near no other one. */
    long base() {
        return FIRST_BASE + Math.floorMod(dice.getAsLong(), LAST_BASE);
    }

    /** The journal as it is, made if there is none; {@code null} while the backend is out. */
    @Nullable
    Journal read() {
        held = store.get(journalKey);
        Journal found = Journal.of(held);
        return found == null ? begun() : found;
    }

    private @Nullable Journal begun() {
        Journal fresh = restarted();
        if (fresh != null) {
            return fresh;
        }
        held = store.get(journalKey); // another node may have begun it meanwhile
        return Journal.of(held);
    }

    /** A journal that shares no position with what was held, unless that has changed. */
    @Nullable
    Journal restarted() {
        Journal fresh = Journal.begin(base());
        return replace(fresh) ? fresh : null;
    }

    /**
     * Writes items behind the journal that was read or written last.
     *
     * @param view what is known, at the journal's position or beyond
     * @return the journal now; {@code null} when another node was faster, or the backend is out
     */
    @Nullable
    Journal append(List<Long> items, View view) {
        Journal known = Journal.of(held);
        if (known == null || known.base() != view.base() || known.position() != view.position()) {
            return null;
        }
        Journal next = known.plus(items);
        if (next.items().size() > MOST_ITEMS) {
            keep(view);
            next = next.latest(Math.max(ITEMS_KEPT, items.size()));
        }
        return replace(next) ? next : null;
    }

    /** Whoever has missed what the journal no longer tells finds it here; if that fails he begins anew. */
    private void keep(View view) {
        Entry before = store.get(viewKey);
        View kept = before == null ? null : ViewForm.read(before.value(), view.base());
        if (kept == null || kept.position() < view.position()) {
            store.replace(viewKey, before, Journal.lasting(ViewForm.write(view, view.position())));
        }
    }

    /** The view that leads up to a journal, as far as it is kept. */
    View viewOf(Journal journal) {
        Entry kept = store.get(viewKey);
        View view = kept == null ? null : ViewForm.read(kept.value(), journal.base());
        if (view == null || view.position() < journal.first()) {
            view = new View(journal.base(), journal.first());
        }
        view.append(journal.after(view.position()));
        return view;
    }

    private boolean replace(Journal next) {
        Entry entry = next.entry();
        if (!store.replace(journalKey, held, entry)) {
            return false;
        }
        held = entry;
        return true;
    }
}
