package dev.larder.internal.faces;

import dev.larder.internal.fragment.AttributeValues;
import jakarta.faces.view.facelets.ComponentConfig;
import jakarta.faces.view.facelets.ComponentHandler;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagAttributeException;

/** Builds {@code <l:fragment>}; what is wrong with its attributes as they stand in the page is said when the page is compiled. */
public final class FragmentHandler extends ComponentHandler {

    /** Checks what the page's author wrote. */
    public FragmentHandler(ComponentConfig config) {
        super(config);
        getRequiredAttribute("name");
        for (TagAttribute attribute : tag.getAttributes().getAll()) {
            if (attribute.isLiteral()) {
                check(attribute);
            }
        }
    }

    private static void check(TagAttribute attribute) {
        AttributeValues.finding(attribute.getLocalName(), attribute.getValue()).ifPresent(finding -> {
            throw new TagAttributeException(attribute, finding);
        });
    }
}
