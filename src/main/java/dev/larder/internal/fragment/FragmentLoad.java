package dev.larder.internal.fragment;

import dev.larder.Draft;
import dev.larder.internal.live.LiveReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One rendering of one fragment's body, from before it writes until its markup is known. For one thread. */
final class FragmentLoad implements AutoCloseable {

    private final Fragment fragment;
    private final Draft draft;
    private final Place place;
    private final Rendering.Watch watch;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<Template> templates = new LinkedHashSet<>();
    private @Nullable Object buffer;
    private @Nullable Object before;

    /**
     * Where a body is rendered.
     *
     * @param rendering the request
     * @param objections to tell what keeps it from being stored
     * @param sources to tell what it is made from
     */
    record Place(Rendering rendering, Objections objections, TemplateDigests sources) {}

    /** A live part, and where in the markup it belongs. */
    private record Mark(int offset, LiveReference part) {}

    private FragmentLoad(Fragment fragment, Draft draft, Place place) {
        this.fragment = fragment;
        this.draft = draft;
        this.place = place;
        this.watch = place.rendering().watch();
    }

    /** Begins: from here on a veto reaches this load. */
    static FragmentLoad begin(Fragment fragment, Draft draft, Place place) {
        FragmentLoad load = new FragmentLoad(fragment, draft, place);
        load.templates.addAll(place.sources().of(place.rendering()));
        OpenFragments.of(place.rendering()).push(load);
        return load;
    }

    void veto(String reason) {
        draft.doNotStore(reason);
        place.objections().report(place.rendering().page(), fragment.name(), reason);
    }

    /** Not stored, and nothing said of it to what is around. */
    void refuse(String reason, String detail) {
        draft.atMost(Duration.ZERO);
        place.objections().report(place.rendering().page(), fragment.name(), reason + " (" + detail + ")");
    }

    void pass(String reason) {
        draft.doNotStore(reason);
    }

    /** Where the body writes to. */
    void buffer(Object used) {
        buffer = used;
    }

    void before(Object known) {
        before = known;
    }

    @Nullable
    Object before() {
        return before;
    }

    boolean writesTo(Object used) {
        return buffer == used;
    }

    void mark(int offset, LiveReference part) {
        marks.add(new Mark(offset, part));
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** It is made from what the markup inside was made from. */
    void uses(Markup inside) {
        templates.addAll(inside.templates());
    }

    /** The markup, which may be stored unless the watch objects. */
    Markup end(String written) {
        watch.objection(written).ifPresent(OpenFragments.of(place.rendering())::veto);
        return new Markup(segments(written), List.copyOf(templates), effects);
    }

    private List<Segment> segments(String written) {
        List<Segment> segments = new ArrayList<>();
        int done = 0;
        for (Mark mark : marks) {
            text(written.substring(done, mark.offset()), segments);
            segments.add(new Segment.Live(mark.part()));
            done = mark.offset();
        }
        text(written.substring(done), segments);
        return segments;
    }

    private static void text(String text, List<Segment> segments) {
        if (!text.isEmpty()) {
            segments.add(new Segment.Text(text));
        }
    }

    @Override
    public void close() {
        OpenFragments.of(place.rendering()).pop(this);
    }
}
