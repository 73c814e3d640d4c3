package dev.larder.internal.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;
import jakarta.faces.view.facelets.FaceletContext;

/** Builds {@code <l:fragment>}; what is wrong with its attributes as they stand in the page is said when the page is compiled. */
public final class FragmentHandler extends ComponentHandler {

    /** The component's attribute with the path of the file in which its tag stands. */
    static final String TEMPLATE = "dev.larder.template";

    /** Checks what the page's author wrote. */
    public FragmentHandler(ComponentConfig config) {
        super(config);
        getRequiredAttribute("name");
        Literals.check(tag);
    }

    @Override
    public void onComponentCreated(FaceletContext context, UIComponent component, UIComponent parent) {
        component.getAttributes().put(TEMPLATE, tag.getLocation().getPath());
    }
}
