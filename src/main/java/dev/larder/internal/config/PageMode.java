package dev.larder.internal.config;

/** What the page cache is to the application. */
public enum PageMode {
    /** It protects one application's origin and stores only what is safe to share. */
    SITE,
    /** It is a gateway that follows RFC 9111 to the letter. */
    SHARED_CACHE
}
