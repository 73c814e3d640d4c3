package dev.larder.internal.fragment;

import dev.larder.Cache;
import dev.larder.Draft;
import java.time.Duration;

/** One rendering of one fragment's body, from before it writes until its markup is known. For one thread. */
final class FragmentLoad implements AutoCloseable {

    private final Fragment fragment;
    private final Draft draft;
    private final Rendering rendering;
    private final Objections objections;
    private final Rendering.Watch watch;
    private Duration limit = Cache.FOREVER;

    private FragmentLoad(Fragment fragment, Draft draft, Rendering rendering, Objections objections) {
        this.fragment = fragment;
        this.draft = draft;
        this.rendering = rendering;
        this.objections = objections;
        this.watch = rendering.watch();
    }

    /** Begins: from here on a veto reaches this load. */
    static FragmentLoad begin(Fragment fragment, Draft draft, Rendering rendering, Objections objections) {
        FragmentLoad load = new FragmentLoad(fragment, draft, rendering, objections);
        OpenFragments.of(rendering).push(load);
        return load;
    }

    void veto(String reason) {
        draft.doNotStore(reason);
        objections.report(rendering.page(), fragment.name(), reason);
    }

    void pass(String reason) {
        draft.doNotStore(reason);
    }

    /** What is rendered inside is good for so long only, and so is this fragment. */
    void limit(Duration inner) {
        limit = limit.compareTo(inner) < 0 ? limit : inner;
    }

    /** The markup, which may be stored unless the watch objects. */
    String end(String markup) {
        watch.objection(markup).ifPresent(OpenFragments.of(rendering)::veto);
        Duration own = fragment.policy().ttl();
        if (!Fragment.isPositive(limit) || (own != null && limit.compareTo(own) < 0)) {
            draft.ttl(limit);
        }
        return markup;
    }

    @Override
    public void close() {
        OpenFragments.of(rendering).pop(this);
    }
}
