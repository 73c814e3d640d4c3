package dev.larder.internal.jsp;

import org.jspecify.annotations.Nullable;

/** What the body of a live part asks for that its page had and it has not. For one thread. */
final class MissedVariables {

    private final Variables missing;
    private final @Nullable Surroundings instead;
    private @Nullable String first;

    /**
     * Begins.
     *
     * @param instead has the values, where they are still known
     */
    MissedVariables(Variables missing, @Nullable Surroundings instead) {
        this.missing = missing;
        this.instead = instead;
    }

    /** The page's own attribute of that name, which the body looks for. */
    @Nullable
    Object ofPage(String name) {
        if (!missing.ofPage().contains(name)) {
            return null;
        }
        note(name);
        return instead == null ? null : instead.ofPage().get(name);
    }

    /** Whether the page had set the request's attribute of that name. */
    boolean isOfRequest(String name) {
        return missing.ofRequest().contains(name);
    }

    /** The request's attribute of that name as the page had set it, which the body looks for. */
    @Nullable
    Object ofRequest(String name) {
        note(name);
        return instead == null ? null : instead.ofRequest().get(name);
    }

    private void note(String name) {
        if (first == null) {
            first = name;
        }
    }

    /** The first that was asked for; {@code null} for none. */
    @Nullable
    String first() {
        return first;
    }
}
