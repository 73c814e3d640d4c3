package dev.larder.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load for several flights: what it uses gives its tags to all their entries, and who waits for one of them waits for what the
 * load waits for.
 *
 * @param common what the thread says to the load as a whole
 * @param outer what this thread was in the middle of before
 */
record SharedLoad(
        CacheEngine engine, List<? extends BulkFetch.Led> led, EntryDraft common, Loads.@Nullable Scope outer) {

    static SharedLoad begin(CacheEngine engine, List<? extends BulkFetch.Led> led) {
        EntryDraft common = new EntryDraft(null, () -> {});
        Flight first = led.get(0).flight();
        Loads.Scope outer = engine.loads().enter(new Loads.Scope(common, first.chain()));
        for (BulkFetch.Led one : led) {
            if (one.flight() != first) {
                one.flight().chain().awaits(first);
            }
            if (outer != null) {
                outer.chain().awaits(one.flight());
            }
        }
        return new SharedLoad(engine, led, common, outer);
    }

    void end() {
        engine.loads().leave(outer);
        String[] risen = common.lateTags().toArray(String[]::new);
        String veto = common.veto();
        for (BulkFetch.Led one : led) {
            one.draft().tags(risen);
            if (veto != null) {
                one.draft().doNotStore(veto);
            }
            if (outer != null) {
                outer.chain().waitsNoMore(one.flight());
            }
        }
    }
}
