package dev.larder.internal.jsp;

import jakarta.servlet.jsp.JspContext;
import jakarta.servlet.jsp.PageContext;
import jakarta.servlet.jsp.tagext.JspFragment;
import jakarta.servlet.jsp.tagext.JspTag;
import jakarta.servlet.jsp.tagext.SimpleTag;
import jakarta.servlet.jsp.tagext.Tag;
import org.jspecify.annotations.Nullable;

/** Stands for the tag around a live part while the part is computed alone: generated code wants one of either kind. */
final class OutsideTag implements Tag, SimpleTag {

    @Override
    public @Nullable Tag getParent() {
        return null;
    }

    @Override
    public void setPageContext(PageContext page) {
        // does nothing
    }

    @Override
    public void setParent(@Nullable Tag parent) {
        // has none
    }

    @Override
    public void setParent(@Nullable JspTag parent) {
        // has none
    }

    @Override
    public int doStartTag() {
        return SKIP_BODY;
    }

    @Override
    public int doEndTag() {
        return EVAL_PAGE;
    }

    @Override
    public void release() {
        // holds nothing
    }

    @Override
    public void doTag() {
        // does nothing
    }

    @Override
    public void setJspContext(JspContext page) {
        // does nothing
    }

    @Override
    public void setJspBody(JspFragment body) {
        // has none
    }
}
