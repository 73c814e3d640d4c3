package dev.larder.internal.fragment;

/** Whether the source of templates counts, so that markup of a template that has been edited is not shown. */
public enum Templates {
    /** It does not. */
    IGNORED,
    /** It does; a template does not change while the application runs. */
    READ_ONCE,
    /** It does, and may change at any moment, as during development. */
    READ_ALWAYS
}
