package dev.larder.internal.faces;

import jakarta.faces.component.ActionSource;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.behavior.ClientBehaviorHolder;
import java.util.Iterator;
import java.util.Optional;

/** What in a component's subtree makes its markup one view's own: a postback would not find itself in a replayed copy. */
final class Stateful {

    private Stateful() {}

    /** Why the markup of a component's children must not be replayed, or empty. */
    static Optional<String> reason(UIComponent parent) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            Optional<String> reason = own(child).or(() -> reason(child));
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> own(UIComponent component) {
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
        return isResource(component) ? Optional.of("resource-inside") : Optional.empty();
    }

    /** Scripts and style sheets are written once per view: a copy would have them twice, or lack them. */
    private static boolean isResource(UIComponent component) {
        String type = component.getRendererType();
        return "jakarta.faces.resource.Script".equals(type) || "jakarta.faces.resource.Stylesheet".equals(type);
    }
}
