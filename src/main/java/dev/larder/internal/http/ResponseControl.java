package dev.larder.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * The cache control of a response from its two sources (RFC 9213 §2.2).
 *
 * @param plain what Cache-Control says
 * @param targeted what CDN-Cache-Control says, null when it is absent or unusable
 */
public record ResponseControl(CacheControl plain, @Nullable CacheControl targeted) {

    /** Reads both fields. */
    public static ResponseControl of(FieldLookup response) {
        return new ResponseControl(
                CacheControl.parse(response.lines(FieldNames.CACHE_CONTROL)),
                CdnCacheControl.parse(response.lines(FieldNames.CDN_CACHE_CONTROL)));
    }

    /** The one that counts for this cache. */
    public CacheControl effective() {
        return targeted == null ? plain : targeted;
    }

    /** Whether the targeted field replaces Cache-Control and Expires. */
    public boolean isTargeted() {
        return targeted != null;
    }
}
