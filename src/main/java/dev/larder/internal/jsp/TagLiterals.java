package dev.larder.internal.jsp;

import dev.larder.internal.fragment.AttributeValues;
import jakarta.servlet.jsp.tagext.TagData;
import jakarta.servlet.jsp.tagext.ValidationMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** What is wrong with a tag's attributes as they stand in the page, said when the page is compiled. */
final class TagLiterals {

    private TagLiterals() {}

    static ValidationMessage[] findings(String tag, TagData data) {
        List<ValidationMessage> findings = new ArrayList<>();
        for (Enumeration<String> names = data.getAttributes(); names.hasMoreElements(); ) {
            String attribute = names.nextElement();
            if (data.getAttribute(attribute) instanceof String literal && !isExpression(literal)) {
                AttributeValues.finding(attribute, literal)
                        .map(finding -> "<" + tag + " " + attribute + "> = '" + literal + "': " + finding)
                        .ifPresent(text -> findings.add(new ValidationMessage(data.getId(), text)));
            }
        }
        return findings.toArray(ValidationMessage[]::new);
    }

    /** Some containers hand over a deferred expression as its text. */
    private static boolean isExpression(String literal) {
        return literal.contains("#{") || literal.contains("${");
    }
}
