package dev.larder.internal.http;

/** Something a cache does only when it was told to. */
public enum Permission {
    /** Share responses to signed-in users; what tells the users apart is in the key. */
    AUTHENTICATED,
    /** Share responses computed from a session; what tells the sessions apart is in the key. */
    SESSION,
    /** Store responses that set a cookie, and replay it. */
    SET_COOKIE,
    /** Take no notice of the client's own Cache-Control. */
    IGNORE_REQUEST_DIRECTIVES,
    /** In site mode, also store 301, 308, 404 and 410. */
    REDIRECTS_AND_ABSENCES,
    /** Store parts (206), which the caller then treats as parts. */
    PARTS
}
