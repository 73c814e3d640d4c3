package dev.larder.internal.jsp;

import dev.larder.internal.fragment.AttributeValues;
import jakarta.servlet.jsp.tagext.TagData;
import jakarta.servlet.jsp.tagext.TagExtraInfo;
import jakarta.servlet.jsp.tagext.ValidationMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;

/** What is wrong with a fragment tag's attributes as they stand in the page, said when the page is compiled. */
public final class FragmentTagInfo extends TagExtraInfo {

    @Override
    public ValidationMessage[] validate(TagData data) {
        List<ValidationMessage> findings = new ArrayList<>();
        for (Enumeration<String> names = data.getAttributes(); names.hasMoreElements(); ) {
            String attribute = names.nextElement();
            if (data.getAttribute(attribute) instanceof String literal) {
                AttributeValues.finding(attribute, literal)
                        .map(finding -> "<l:fragment " + attribute + "> = '" + literal + "': " + finding)
                        .ifPresent(text -> findings.add(new ValidationMessage(data.getId(), text)));
            }
        }
        return findings.toArray(ValidationMessage[]::new);
    }
}
