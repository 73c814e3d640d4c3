package dev.larder.internal.fragment;

import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import dev.larder.internal.live.Passage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The fragments whose bodies one request is rendering just now, and the page around them. For one thread. */
public final class OpenFragments {

    /**
     * The request attribute by which whoever stores the page, a {@code Consumer<String>}, learns a reason not to. Without it the
     * page is not being stored.
     */
    public static final String PAGE_VETO = "dev.larder.page.veto";

    private final Rendering rendering;
    private final Deque<FragmentLoad> open = new ArrayDeque<>();
    private final Map<LiveReference, Deque<Object>> places = new HashMap<>();

    private OpenFragments(Rendering rendering) {
        this.rendering = rendering;
    }

    /** Those of a request. */
    public static OpenFragments of(Rendering rendering) {
        String name = OpenFragments.class.getName();
        if (rendering.attribute(name) instanceof OpenFragments known) {
            return known;
        }
        OpenFragments none = new OpenFragments(rendering);
        rendering.attribute(name, none);
        return none;
    }

    void push(FragmentLoad load) {
        open.push(load);
    }

    void pop(FragmentLoad load) {
        open.remove(load);
    }

    void used(Markup markup) {
        FragmentLoad outer = open.peek();
        if (outer != null) {
            outer.uses(markup);
        }
    }

    /** Tells the innermost fragment where its body writes to. */
    public void buffer(Object buffer) {
        FragmentLoad innermost = open.peek();
        if (innermost != null) {
            innermost.buffer(buffer);
        }
    }

    /** The same, and what its tag will want to know again about the time before the body. */
    public void buffer(Object buffer, Object before) {
        buffer(buffer);
        FragmentLoad innermost = open.peek();
        if (innermost != null) {
            innermost.before(before);
        }
    }

    /** What the tag of the innermost fragment wanted to know again. */
    public @Nullable Object before() {
        FragmentLoad innermost = open.peek();
        return innermost == null ? null : innermost.before();
    }

    /** The innermost fragment's body did something that is to be done again on a replay. */
    public void effect(Effect effect) {
        FragmentLoad innermost = open.peek();
        if (innermost != null) {
            innermost.effect(effect);
        }
    }

    /** Leaves a live part to the innermost fragment, where that can keep its place. */
    boolean defers(Object buffer, IntSupplier written, LivePart part) {
        FragmentLoad innermost = open.peek();
        boolean defers = innermost != null && innermost.writesTo(buffer);
        if (innermost != null && defers) {
            innermost.mark(written.getAsInt(), part.reference());
            if (part.place() != null) {
                places.computeIfAbsent(part.reference(), none -> new ArrayDeque<>())
                        .add(part.place());
            }
        }
        return defers;
    }

    /** Leaves a live part to the page, where no fragment is around it and the page can keep its place. */
    boolean isLeftToPage(LivePart part, Passage passage) {
        return open.isEmpty()
                && rendering.attribute(LivePage.ATTRIBUTE) instanceof LivePage page
                && page.takes(part, passage);
    }

    /** Whether anything is being stored around what is rendered just now. */
    public boolean isStoring() {
        return !open.isEmpty()
                || (rendering.attribute(LivePage.ATTRIBUTE) instanceof LivePage page && page.isStoring());
    }

    /** What the next tag of a part knew that it left to a fragment of this request; {@code null} where the fragment is older. */
    public @Nullable Object place(LiveReference part) {
        Deque<Object> left = places.get(part);
        return left == null ? null : left.poll();
    }

    /**
     * The innermost fragment's body did something that a replay cannot repeat: that fragment is not stored, what is around it may
     * be.
     *
     * @param reason one word or a few joined by hyphens
     * @param detail what it was, for the log
     */
    public void refuse(String reason, String detail) {
        FragmentLoad innermost = open.peek();
        if (innermost != null) {
            innermost.refuse(reason, detail);
        }
    }

    /**
     * What is being rendered here is not fit to be stored, which is no fault of the page.
     *
     * @param reason one word or a few joined by hyphens
     */
    public void pass(String reason) {
        open.forEach(load -> load.pass(reason));
    }

    /**
     * What is being rendered here is for this visitor alone: neither the fragments around it nor the page may be stored.
     *
     * @param reason one word or a few joined by hyphens
     */
    public void veto(String reason) {
        open.forEach(load -> load.veto(reason));
        if (rendering.attribute(PAGE_VETO) instanceof Consumer<?> page) {
            tell(page, reason);
        }
    }

    @SuppressWarnings("unchecked") // whoever sets the attribute is bound by its description
    private static void tell(Consumer<?> page, String reason) {
        ((Consumer<String>) page).accept(reason);
    }
}
