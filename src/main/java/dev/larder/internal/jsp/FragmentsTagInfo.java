package dev.larder.internal.jsp;

import jakarta.servlet.jsp.tagext.TagData;
import jakarta.servlet.jsp.tagext.TagExtraInfo;
import jakarta.servlet.jsp.tagext.ValidationMessage;

/** Checks the attributes of {@code <l:fragments>} when the page is compiled. */
public final class FragmentsTagInfo extends TagExtraInfo {

    @Override
    public ValidationMessage[] validate(TagData data) {
        return TagLiterals.findings("l:fragments", data);
    }
}
