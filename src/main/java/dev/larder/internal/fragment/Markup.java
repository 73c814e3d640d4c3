package dev.larder.internal.fragment;

import java.util.List;

/**
 * A fragment as it is kept: never changed, and without any part that is one visitor's.
 *
 * @param segments in their order
 * @param templates what it was made from
 * @param effects what is done again when it is replayed
 */
public record Markup(List<Segment> segments, List<Template> templates, List<Effect> effects) {

    /** Copies. */
    public Markup {
        segments = List.copyOf(segments);
        templates = List.copyOf(templates);
        effects = List.copyOf(effects);
    }

    /** Whether every visitor gets the same. */
    public boolean isPlain() {
        return segments.stream().allMatch(Segment.Text.class::isInstance);
    }

    /** Whether all live parts can be computed in that request. */
    boolean isReady(Rendering rendering) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.Live live && !rendering.isReady(live.part())) {
                return false;
            }
        }
        return true;
    }

    /** What does not depend on the visitor. */
    public String text() {
        if (segments.size() == 1 && segments.get(0) instanceof Segment.Text only) {
            return only.markup();
        }
        StringBuilder all = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Text text) {
                all.append(text.markup());
            }
        }
        return all.toString();
    }

    /**
     * Writes it to a page.
     *
     * @throws X what writing throws
     */
    public <X extends Exception> void write(Output<X> out) throws X {
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment instanceof Segment.Text text) {
                out.text(text.markup());
            } else if (segment instanceof Segment.Live live) {
                out.live(live);
            }
        }
    }

    /**
     * The page.
     *
     * @param <X> what writing may throw
     */
    public interface Output<X extends Exception> {

        /** Writes markup as it is. */
        void text(String markup) throws X;

        /** Computes a live part, or leaves that to the fragment around. */
        void live(Segment.Live part) throws X;
    }
}
