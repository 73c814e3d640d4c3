package dev.larder.internal.engine;

/** The words by which the engine says why a value was not stored, or why it is stale. */
final class Reasons {

    /** A tag, or the whole cache, was invalidated while the value was being loaded. */
    static final String INVALIDATED = "invalidated";
    /** The key was written or deleted while the value was being loaded. */
    static final String SUPERSEDED = "superseded";
    /** Another process has stored or removed the key while the value was being loaded; never said to a caller. */
    static final String STORED_ELSEWHERE = "stored-elsewhere";
    /** The lifetime is zero or less. */
    static final String NO_LIFETIME = "no-lifetime";
    /** The backend could not store the value. */
    static final String STORE_FAILED = "store-failed";
    /** The codec refused the value. */
    static final String VALUE_REFUSED = "value-refused";
    /** The load failed. */
    static final String LOAD_FAILED = "load-failed";
    /** A load failed a moment ago and is not tried again yet. */
    static final String BACK_OFF = "back-off";
    /** The load took longer than the caller waits. */
    static final String TIMEOUT = "timeout";
    /** The load was left without a value or a failure. */
    static final String LEFT = "left";

    /** The loader left the key out. */
    static final String ABSENT = "absent";

    private Reasons() {}
}
