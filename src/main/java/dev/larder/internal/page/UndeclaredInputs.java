package dev.larder.internal.page;

/** What becomes of a page that was computed from request data outside its key. */
public enum UndeclaredInputs {
    /** It is not stored. */
    REFUSE,
    /** Header fields and cookies it read become part of its key; anything else it read keeps it from being stored. */
    VARY,
    /** It is stored and the inputs are logged. */
    REPORT
}
