package dev.larder.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a successful request that changes something drops from the cache (RFC 9111 §4.4). */
public final class Invalidation {

    private Invalidation() {}

    /** Whether stored responses of the request's URI are outdated: a 2xx or 3xx to any method not known to be safe. */
    public static boolean isDue(String method, int status) {
        return !Methods.isSafe(method) && Statuses.isSuccessOrRedirect(status);
    }

    /**
     * The URIs outdated besides the request's own: Location and Content-Location, where they have the same origin.
     *
     * @param uri the request's absolute URI
     */
    public static List<URI> alsoOutdated(String uri, FieldLookup response) {
        List<URI> outdated = new ArrayList<>(2);
        URI base = parse(uri);
        for (String name : List.of(FieldNames.LOCATION, FieldNames.CONTENT_LOCATION)) {
            URI target = resolved(base, response.first(name));
            if (base != null && target != null && sameOrigin(base, target) && !target.equals(base)) {
                outdated.add(target);
            }
        }
        return outdated;
    }

    /** Whether a reference names the request's own URI. */
    static boolean isOwnUri(String uri, @Nullable String reference) {
        URI base = parse(uri);
        return base != null && base.equals(resolved(base, reference));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && Objects.equals(one.getScheme(), other.getScheme())
                && port(one) == port(other);
    }

    private static int port(URI uri) {
        int implied = "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? implied : uri.getPort();
    }

    private static @Nullable URI resolved(@Nullable URI base, @Nullable String reference) {
        URI target = reference == null ? null : parse(FieldSyntax.trim(reference));
        return base == null || target == null ? null : base.resolve(target);
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            return null; // a reference that nobody can follow outdates nothing
        }
    }
}
