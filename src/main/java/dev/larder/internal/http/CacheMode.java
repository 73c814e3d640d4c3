package dev.larder.internal.http;

/** What the cache stands in front of: it decides how bold it may be. */
public enum CacheMode {
    /** One application: explicit lifetimes only, nothing that may belong to one visitor. */
    SITE,
    /** Any origin: RFC 9111 to the letter. */
    SHARED_CACHE
}
