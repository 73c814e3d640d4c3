package dev.larder.internal.faces;

import dev.larder.internal.fragment.AttributeValues;
import jakarta.faces.view.facelets.Tag;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagAttributeException;

/** What is wrong with a tag's attributes as they stand in the page, said when the page is compiled. */
final class Literals {

    private Literals() {}

    static void check(Tag tag) {
        for (TagAttribute attribute : tag.getAttributes().getAll()) {
            if (attribute.isLiteral()) {
                AttributeValues.finding(attribute.getLocalName(), attribute.getValue())
                        .ifPresent(finding -> {
                            throw new TagAttributeException(attribute, finding);
                        });
            }
        }
    }
}
