package dev.larder.internal.faces;

import dev.larder.internal.fragment.Effect;
import dev.larder.internal.fragment.OpenFragments;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import java.util.Iterator;
import java.util.List;

/**
 * Scripts and style sheets that a fragment's body writes where they stand. A view writes each of them once, so a copy counts as having
 * written those it holds.
 */
final class ViewResources {

    private static final String KIND = "resource";
    private static final char BAR = '|';

    private ViewResources() {}

    /** Tells the fragment what its body is about to write; a body that leaves out what the view has already is not for others. */
    static void tell(UIComponent parent, FacesContext context, OpenFragments open) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            if (isResource(child) && child.getAttributes().get("name") != null) {
                Effect effect = new Effect(KIND, name(child), "");
                if (isWritten(effect, context)) {
                    open.refuse("resource-inside", "a resource that the view has written before");
                }
                open.effect(effect);
            } else if (!(child instanceof LiveComponent)) {
                tell(child, context, open);
            }
        }
    }

    static boolean isResource(UIComponent component) {
        String type = component.getRendererType();
        return "jakarta.faces.resource.Script".equals(type) || "jakarta.faces.resource.Stylesheet".equals(type);
    }

    static String name(UIComponent component) {
        Object library = component.getAttributes().get("library");
        return (library == null ? "" : library.toString())
                + BAR
                + component.getAttributes().get("name");
    }

    /** Whether a copy can be written: nothing in it has been written before. */
    static boolean fit(List<Effect> effects, FacesContext context) {
        for (int i = 0; i < effects.size(); i++) {
            if (isWritten(effects.get(i), context)) {
                return false;
            }
        }
        return true;
    }

    /** A copy has been written, and the resources in it. */
    static void mark(List<Effect> effects, FacesContext context) {
        for (Effect effect : effects) {
            if (effect.kind().equals(KIND)) {
                handler(context).markResourceRendered(context, resource(effect), library(effect));
            }
        }
    }

    private static boolean isWritten(Effect effect, FacesContext context) {
        return effect.kind().equals(KIND)
                && handler(context).isResourceRendered(context, resource(effect), library(effect));
    }

    private static ResourceHandler handler(FacesContext context) {
        return context.getApplication().getResourceHandler();
    }

    private static String resource(Effect effect) {
        return effect.name().substring(effect.name().indexOf(BAR) + 1);
    }

    private static String library(Effect effect) {
        return effect.name().substring(0, effect.name().indexOf(BAR));
    }
}
