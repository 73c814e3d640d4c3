package dev.larder.internal.faces;

import jakarta.faces.component.ActionSource;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.behavior.ClientBehaviorHolder;
import java.util.Iterator;
import java.util.Optional;

/** What in a component's subtree makes its markup one view's own: a postback would not find itself in a replayed copy. Live parts are
 * each view's own anyway. */
final class Stateful {

    private Stateful() {}

    /** Why the markup of a component's children must not be replayed, or empty. */
    static Optional<String> reason(UIComponent parent) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            Optional<String> reason = child instanceof LiveComponent
                    ? Optional.empty()
                    : own(child).or(() -> reason(child));
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** What one component is in itself. */
    static Optional<String> own(UIComponent component) {
        if (component instanceof UIForm) {
            return Optional.of("form-inside");
        }
        if (component instanceof EditableValueHolder) {
            return Optional.of("input-inside");
        }
        if (component instanceof ActionSource) {
            return Optional.of("command-inside");
        }
        if (component instanceof ClientBehaviorHolder holder
                && !holder.getClientBehaviors().isEmpty()) {
            return Optional.of("ajax-inside");
        }
        return Optional.empty();
    }
}
