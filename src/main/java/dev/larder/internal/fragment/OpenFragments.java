package dev.larder.internal.fragment;

import dev.larder.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The fragments whose bodies one request is rendering just now, and the page around them. For one thread. */
public final class OpenFragments {

    /**
     * The request attribute by which whoever stores the page, a {@code Consumer<String>}, learns a reason not to. Without it the
     * page is not being stored.
     */
    public static final String PAGE_VETO = "dev.larder.page.veto";

    private final Rendering rendering;
    private final Deque<FragmentLoad> open = new ArrayDeque<>();

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

    /** What a fragment is made of may not outlive it: its markup, now used by the one around it. */
    String used(Fragment fragment, Outcome<String> outcome) {
        FragmentLoad outer = open.peek();
        if (outer != null && (outcome.how() != Outcome.How.NOT_STORED || fragment.isNeverStored())) {
            outer.limit(outcome.remaining());
        }
        return outcome.value();
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
