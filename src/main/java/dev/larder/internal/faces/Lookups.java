package dev.larder.internal.faces;

import org.jspecify.annotations.Nullable;

/**
 * What a live part's body looks up while it is computed without its page: a name that the page had and that is not there now means that
 * the body depends on the page. For one thread.
 */
final class Lookups {

    private final ViewReference.@Nullable Known known;
    private final LiveBeans beans;
    private @Nullable String objection;

    /**
     * Begins.
     *
     * @param known what the page had; {@code null} where all of it is there, and nothing is objected to
     */
    Lookups(ViewReference.@Nullable Known known, LiveBeans beans) {
        this.known = known;
        this.beans = beans;
    }

    /** An attribute of the request: what the page had set is not there. */
    void missing(String attribute) {
        if (known != null && known.attributes().contains(attribute)) {
            object("the request attribute '" + attribute + "'");
        }
    }

    /** A name at the beginning of an expression. */
    void name(String name) {
        if (known != null) {
            beans.objection(name, known.beans()).ifPresent(this::object);
        }
    }

    /** The body uses what belongs to the page alone. */
    void object(String what) {
        if (known != null) {
            objection = what;
            throw new NotStandalone(what);
        }
    }

    /**
     * Nothing was objected to, nor was an objection caught by somebody.
     *
     * @throws NotStandalone otherwise
     */
    void confirm() {
        if (objection != null) {
            throw new NotStandalone(objection);
        }
    }
}
