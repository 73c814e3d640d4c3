package dev.larder.internal.http;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the cache's owner decided about a page, apart from what its response says.
 *
 * @param mode what the cache stands in front of
 * @param declared the lifetime by annotation or rule, null when there is none; site mode only
 * @param siteTtl the lifetime of pages that state none, null when there is none; site mode only
 * @param permissions what the cache may do beyond the safe minimum
 */
public record StorageTerms(
        CacheMode mode,
        @Nullable Duration declared,
        @Nullable Duration siteTtl,
        Set<Permission> permissions) {

    public StorageTerms {
        permissions = Set.copyOf(permissions);
    }

    /** Site mode with these lifetimes, either of which may be null, and no permission. */
    public static StorageTerms site(@Nullable Duration declared, @Nullable Duration siteTtl) {
        return new StorageTerms(CacheMode.SITE, declared, siteTtl, Set.of());
    }

    /** RFC 9111 to the letter, Set-Cookie stored and replayed. */
    public static StorageTerms sharedCache() {
        return new StorageTerms(CacheMode.SHARED_CACHE, null, null, Set.of(Permission.SET_COOKIE));
    }

    /** These terms with other permissions. */
    public StorageTerms allowing(Permission... granted) {
        return new StorageTerms(mode, declared, siteTtl, Set.of(granted));
    }

    boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    boolean isSite() {
        return mode == CacheMode.SITE;
    }
}
