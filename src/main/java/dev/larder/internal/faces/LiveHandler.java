package dev.larder.internal.faces;

import jakarta.faces.component.UIComponent;
import jakarta.faces.view.Location;
import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;
import jakarta.faces.view.facelets.FaceletContext;

/** Builds {@code <l:live>}. */
public final class LiveHandler extends ComponentHandler {

    /** The component's attribute with the file, line and column of its tag. */
    static final String TAG = "dev.larder.tag";

    /** Checks what the page's author wrote. */
    public LiveHandler(ComponentConfig config) {
        super(config);
        Literals.check(tag);
    }

    @Override
    public void onComponentCreated(FaceletContext context, UIComponent component, UIComponent parent) {
        Location place = tag.getLocation();
        component.getAttributes().put(FragmentHandler.TEMPLATE, place.getPath());
        component.getAttributes().put(TAG, place.getPath() + ":" + place.getLine() + ":" + place.getColumn());
    }
}
