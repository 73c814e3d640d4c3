package dev.larder.internal.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagException;

/** Builds {@code <l:fragments>}; what is wrong with it as it stands in the page is said when the page is compiled or built. */
public final class FragmentsHandler extends ComponentHandler {

    /** Checks what the page's author wrote. */
    public FragmentsHandler(ComponentConfig config) {
        super(config);
        getRequiredAttribute("items");
        getRequiredAttribute("var");
        getRequiredAttribute("name");
        getRequiredAttribute("vary");
        Literals.check(tag);
    }

    @Override
    public void onComponentCreated(FaceletContext context, UIComponent component, UIComponent parent) {
        component
                .getAttributes()
                .put(FragmentHandler.TEMPLATE, tag.getLocation().getPath());
    }

    @Override
    public void onComponentPopulated(FaceletContext context, UIComponent component, UIComponent parent) {
        Stateful.reason(component).ifPresent(reason -> {
            throw new TagException(
                    tag,
                    reason
                            + ". What takes part in a postback cannot be inside: no element is known then. Use ui:repeat.");
        });
    }
}
