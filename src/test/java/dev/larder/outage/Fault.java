package dev.larder.outage;

/** What happens to a backend. */
enum Fault {
    /** It is there no more. */
    KILLED,
    /** It stands still, with its connections open. */
    PAUSED,
    /** It was away while nobody looked, with all it held. */
    RESTARTED,
    /** It answers long after the time-out. */
    SLOW,
    /** It has no room. */
    FULL,
    /** It takes what is small enough for the room that is left, and refuses the rest. */
    CROWDED,
    /** It may be read and not written. */
    READ_ONLY,
    /** Nothing it says can be understood. */
    GARBLED,
    /** It says everything twice, so that callers take answers for those to other questions. */
    TWICE,
    /** All it holds was overwritten. */
    SPOILT;

    /** Whether nothing works as long as it lasts, or nothing but reading. */
    boolean isOutage() {
        return this == KILLED || this == PAUSED || this == SLOW || this == GARBLED || isHalf();
    }

    /** Whether reading works. */
    boolean isHalf() {
        return this == FULL || this == READ_ONLY;
    }
}
