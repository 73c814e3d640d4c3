package dev.larder.internal.jsp;

import jakarta.servlet.jsp.tagext.TagData;
import jakarta.servlet.jsp.tagext.TagExtraInfo;
import jakarta.servlet.jsp.tagext.ValidationMessage;

/** Checks the attributes of {@code <l:live>} when the page is compiled. */
public final class LiveTagInfo extends TagExtraInfo {

    @Override
    public ValidationMessage[] validate(TagData data) {
        return TagLiterals.findings("l:live", data);
    }
}
