package dev.larder.internal.faces;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.HashMap;
import java.util.Map;

/**
 * What the page had where a live part's body stands. Never stored: with it the body can be computed once, for the visitor who has the page
 * computed.
 *
 * @param root of the view
 * @param attributes of the request
 * @param context what belongs to the rendering
 */
record ViewMoment(UIViewRoot root, Map<String, Object> attributes, Map<Object, Object> context) {

    static ViewMoment now(FacesContext context, Map<String, Object> attributes) {
        return new ViewMoment(context.getViewRoot(), attributes, new HashMap<>(context.getAttributes()));
    }
}
