package dev.larder.internal.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The live parts of one fragment in a view, each known by its place among them.
 *
 * <p>Not by its id: that depends on the view, and one fragment may be in many views.
 */
final class LiveParts {

    private final List<LiveComponent> parts = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final Set<LiveComponent> placed = new HashSet<>();

    private LiveParts() {}

    static LiveParts of(FragmentComponent fragment) {
        LiveParts all = new LiveParts();
        all.collect(fragment);
        return all;
    }

    /** The parts of a fragment whose body is about to be rendered. */
    static LiveParts atRest(FragmentComponent fragment, FacesContext context) {
        LiveParts all = of(fragment);
        all.parts.forEach(part -> all.ids.add(part.getClientId(context)));
        return all;
    }

    private void collect(UIComponent parent) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            if (child instanceof LiveComponent live) {
                parts.add(live);
            } else {
                collect(child);
            }
        }
    }

    /** The part at a place, or {@code null}. */
    @Nullable
    LiveComponent find(String reference) {
        try {
            int place = Integer.parseInt(reference);
            return place >= 0 && place < parts.size() ? parts.get(place) : null;
        } catch (NumberFormatException notOfThisLanguage) {
            return null;
        }
    }

    /** The place of a part, now that it is rendered; {@code null} inside a loop, where one component is many parts. */
    @Nullable
    String placed(LiveComponent live, FacesContext context) {
        int place = parts.indexOf(live);
        placed.add(live);
        boolean known = place >= 0 && ids.get(place).equals(live.getClientId(context));
        return known ? Integer.toString(place) : null;
    }

    /** One that was left out by a condition on itself, which may be another for the next visitor. */
    boolean isAnyLeftOut() {
        return parts.stream().anyMatch(part -> !placed.contains(part) && part.getValueExpression("rendered") != null);
    }
}
