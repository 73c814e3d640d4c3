package dev.larder.internal.config;

/** What happens to a page computed from request data that is not in its key. */
public enum UndeclaredInputs {
    /** It is not stored. */
    REFUSE,
    /** The data become part of its key. */
    VARY,
    /** It is stored and reported. */
    REPORT
}
