package dev.larder.internal.page;

import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.Passage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The live parts of a page that is being computed. From the first one on the client gets nothing until the parts are computed, which
 * they are when the page is done: so nothing that they write or read can get into it. For one thread.
 */
final class LivePlaces {

    private final StringBuilder text = new StringBuilder(0);
    private final List<Mark> marks = new ArrayList<>(0);
    private int base;
    private boolean open;
    private boolean touched;
    private boolean doubtful;
    private boolean emptying;
    private boolean emptied;
    private boolean suspended;

    /** A part, and how much of the text is in front of it. */
    private record Mark(int offset, LivePart part) {}

    /** Renders a part. */
    @FunctionalInterface
    interface Renderer {
        String text(LivePart part) throws IOException;
    }

    /** Nothing was written to the page's writer: who did that learns that it reaches it at once. */
    void touch() {
        touched = true;
    }

    /** The page's writer was to be flushed; answers whether that was for the sake of its place alone. */
    boolean isEmptying() {
        emptied |= emptying;
        return emptying;
    }

    /** How much is held back on the way to the page's writer; below 0 when nobody knows, even if all is to be handed on. */
    int passing(Passage passage) {
        touched = false;
        int waiting = passage.heldBack();
        return touched || waiting < 0 ? waiting : empty(passage);
    }

    /** A flush arrives when all on its way has. */
    private int empty(Passage passage) {
        emptied = false;
        emptying = true;
        try {
            passage.empty();
        } finally {
            emptying = false;
        }
        return emptied ? 0 : -1;
    }

    /** Whether the client gets nothing just now. */
    boolean isOpen() {
        return open;
    }

    /** The page has been forwarded; after that it may be that nothing can be written when all is done. */
    void forwarded(boolean suspends) {
        suspended |= suspends;
    }

    /** Whether nothing can be held back. */
    boolean isSuspended() {
        return suspended;
    }

    /** Whether the page has live parts. */
    boolean isLive() {
        return doubtful || !marks.isEmpty();
    }

    /**
     * From now on the client gets nothing.
     *
     * @param bytes how many were written before
     * @param unsent what of the page he should have got and has not
     */
    void open(int bytes, String unsent) {
        if (!open) {
            open = true;
            base = bytes;
            text.append(unsent);
        }
    }

    void add(char[] more, int offset, int length) {
        text.append(more, offset, length);
    }

    void add(String more, int offset, int length) {
        text.append(more, offset, offset + length);
    }

    /** A part belongs behind so many more characters. One further on was taken back with the text in front of it. */
    void mark(LivePart part, int waiting) {
        int offset = text.length() + waiting;
        doubtful |= marks.removeIf(earlier -> earlier.offset > offset);
        marks.add(new Mark(offset, part));
    }

    /** All was in vain, as the application says. */
    void clear() {
        text.setLength(0);
        marks.clear();
        doubtful = false;
        open = false;
    }

    /** All of the page has arrived: a part behind more than that was taken back, as a page does that clears its own buffer. */
    void end() {
        doubtful |= marks.removeIf(mark -> mark.offset > text.length());
    }

    /** All that was held back, with the parts at their places; from now on the client gets everything at once. */
    String close(Renderer parts) throws IOException {
        open = false;
        List<String> rendered = new ArrayList<>();
        for (Mark mark : marks) {
            rendered.add(parts.text(mark.part));
        }
        StringBuilder all = new StringBuilder(text.length() + 256);
        int done = 0;
        for (int i = 0; i < rendered.size(); i++) {
            int next = Math.min(marks.get(i).offset, text.length());
            all.append(text, done, next).append(rendered.get(i));
            done = next;
        }
        return all.append(text, done, text.length()).toString();
    }

    /** Where the parts are in the page's bytes, of which there are so many; null where that is not beyond doubt. */
    @Nullable
    List<LivePlace> inBytes(Charset charset, int total) {
        if (doubtful) {
            return null;
        }
        List<LivePlace> places = new ArrayList<>();
        int bytes = base;
        int done = 0;
        for (Mark mark : marks) {
            if (mark.offset > text.length()) {
                return null;
            }
            bytes += text.substring(done, mark.offset).getBytes(charset).length;
            done = mark.offset;
            places.add(new LivePlace(bytes, mark.part.reference()));
        }
        return bytes + text.substring(done).getBytes(charset).length == total ? places : null;
    }
}
