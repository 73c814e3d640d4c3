package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentEngine;
import dev.larder.internal.live.LivePage;
import dev.larder.internal.live.LivePart;
import dev.larder.internal.live.LiveReference;
import jakarta.faces.component.NamingContainer;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIMessage;
import jakarta.faces.component.UIMessages;
import jakarta.faces.component.UIViewParameter;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.servlet.RequestDispatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of a live part that is to be computed when the page around it is not.
 *
 * @param context of the page
 * @param live the part
 */
record StandaloneBody(FacesContext context, LiveComponent live) {

    /** What stands for it in the stored page; {@code null} where nothing can. */
    @Nullable
    LivePart part(FragmentEngine engine, LiveViews views) {
        UIViewRoot root = context.getViewRoot();
        if (!isOfPlainPage(root)
                || isIterated()
                || !isFit(live)
                || with(root, tag(live)).size() != 1) {
            return null;
        }
        ViewReference.Place place = new ViewReference.Place(
                tag(live), root.getViewId(), live.getClientId(context), engine.made(ViewRendering.of(context, live)));
        Map<String, Object> attributes = attributes();
        ViewReference reference = new ViewReference(
                place,
                context.getResponseWriter().getContentType(),
                new ViewReference.Known(names(attributes), views.beans().alive(), resources(root, context)));
        return views.isFit(place) && reference.isPlain()
                ? new LivePart(
                        new LiveReference(LiveReference.Kind.FACES, reference.toText()),
                        ViewMoment.now(context, attributes))
                : null;
    }

    private Map<String, Object> attributes() {
        Object page = ViewRendering.of(context, live).attribute(LivePage.ATTRIBUTE);
        return page instanceof LivePage storing ? storing.ownAttributes() : Map.of();
    }

    /** What an expression can begin with; libraries put dots into theirs. */
    private static Set<String> names(Map<String, Object> attributes) {
        return attributes.keySet().stream()
                .filter(name -> name.indexOf('.') < 0)
                .collect(Collectors.toSet());
    }

    static String tag(LiveComponent live) {
        return String.valueOf(live.getAttributes().get(LiveHandler.TAG));
    }

    /** Nothing is there that a view which is only built has not: a window, messages, state, the parameters of another address. */
    private boolean isOfPlainPage(UIViewRoot root) {
        Map<String, Object> request = context.getExternalContext().getRequestMap();
        return !context.isPostback()
                && !context.getPartialViewContext().isPartialRequest()
                && context.getExternalContext().getClientWindow() == null
                && !context.getMessages().hasNext()
                && (root.getViewMap(false) == null || root.getViewMap(false).isEmpty())
                && request.get(RequestDispatcher.FORWARD_REQUEST_URI) == null
                && request.get(RequestDispatcher.INCLUDE_REQUEST_URI) == null
                && ViewMetadata.getViewParameters(root).stream().allMatch(StandaloneBody::isBound);
    }

    /** Otherwise it keeps its value for itself. */
    private static boolean isBound(UIViewParameter parameter) {
        return parameter.getValueExpression("value") != null;
    }

    /** In a loop the component's id in the page has a row in it. */
    private boolean isIterated() {
        List<String> ids = new ArrayList<>(List.of(live.getId()));
        for (UIComponent parent = live.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof NamingContainer && !(parent instanceof UIViewRoot)) {
                ids.add(0, parent.getId());
            }
        }
        String atRest = String.join(String.valueOf(context.getNamingContainerSeparatorChar()), ids);
        return !atRest.equals(live.getClientId(context));
    }

    /** Whether nothing in it belongs to a postback or to the view as a whole. */
    static boolean isFit(UIComponent parent) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            boolean unfit = child instanceof LiveComponent
                    || child instanceof UIMessage
                    || child instanceof UIMessages
                    || ViewResources.isResource(child)
                    || Stateful.own(child).isPresent();
            if (unfit || !isFit(child)) {
                return false;
            }
        }
        return true;
    }

    /** The live parts of that tag. */
    static List<LiveComponent> with(UIComponent parent, String tag) {
        List<LiveComponent> found = new ArrayList<>();
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            if (child instanceof LiveComponent live && tag(live).equals(tag)) {
                found.add(live);
            }
            found.addAll(with(child, tag));
        }
        return found;
    }

    /** The scripts and style sheets that components have added to a view. */
    static Set<String> resources(UIViewRoot root, FacesContext context) {
        Set<String> names = new HashSet<>();
        for (String target : List.of("head", "body", "form")) {
            root.getComponentResources(context, target).stream()
                    .filter(ViewResources::isResource)
                    .forEach(resource -> names.add(ViewResources.name(resource)));
        }
        return names;
    }
}
