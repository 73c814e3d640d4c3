package dev.larder.page;

/**
 * With whom a cached page is shared.
 *
 * <p>All but {@link #PUBLIC} are for pages that signed-in visitors are meant to get from the cache. Such a page is sent with {@code
 * Cache-Control: private} unless the application says {@code public} or {@code s-maxage}, so that no cache further out shares it.
 * What identifies a visitor is in the key as a digest only.
 *
 * @since 0.1
 */
public enum Share {
    /** With everybody. Signed-in visitors, and requests with credentials, pass by: they always get pages of their own. */
    PUBLIC,

    /**
     * With all visitors who are in the same of the roles named, signed in or not. A page that reads who the visitor is, or asks for
     * a role that was not named, is not stored.
     */
    ROLES,

    /** With nobody but the same user, by name and kind of authentication; those who are not signed in share one page. */
    USER,

    /**
     * With nobody but the same session, and only while its user and what its attributes hold stay the same. The page may read the
     * session, and not change it. A session with an attribute whose class has no {@code hashCode} of its own is passed by, since
     * nobody could tell when it changes. Visitors without a session share one page, which must not use any.
     */
    SESSION
}
