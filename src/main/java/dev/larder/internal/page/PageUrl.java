package dev.larder.internal.page;

import dev.larder.internal.key.KeyBuilder;
import dev.larder.internal.key.KeyDigest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page's address as far as it is part of the key.
 *
 * @param site scheme, host and port; null in an address that stands for every site
 * @param path decoded once, context path included
 * @param query the part of the raw query that counts, in its order; null when there is none
 * @param front what filters {@linkplain InFront in front} have made of it, null when nothing; part of the key alone
 */
record PageUrl(
        @Nullable Site site,
        String path,
        @Nullable String query,
        @Nullable String front) {

    /**
     * Where a page is served.
     *
     * @param host in lower case
     * @param port the one in the URL, or its scheme's own
     */
    record Site(String scheme, String host, int port) {
        Site {
            host = host.toLowerCase(Locale.ROOT);
            scheme = scheme.toLowerCase(Locale.ROOT);
        }
    }

    /** The address a request asks for; its path has been found {@linkplain RequestPath plain}. */
    static PageUrl of(HttpServletRequest request, QueryFilter filter) {
        Site site = new Site(request.getScheme(), request.getServerName(), request.getServerPort());
        String path = RequestPath.decoded(request.getRequestURI());
        return new PageUrl(site, path, filter.keyed(request.getQueryString()), InFront.of(request));
    }

    /**
     * The address that a text names.
     *
     * @throws IllegalArgumentException when it is neither absolute nor begins with a slash
     */
    static PageUrl parse(String text) {
        int question = text.indexOf('?');
        String query = question < 0 ? null : text.substring(question + 1);
        String head = question < 0 ? text : text.substring(0, question);
        if (head.startsWith("/")) {
            return new PageUrl(null, RequestPath.decoded(head), query, null);
        }
        URI uri = absolute(head);
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new PageUrl(new Site(uri.getScheme(), uri.getHost(), port), RequestPath.decoded(path), query, null);
    }

    private static URI absolute(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getScheme() != null && uri.getHost() != null && uri.getRawPath() != null) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            throw refuse(text, unreadable);
        }
        throw refuse(text, null);
    }

    private static IllegalArgumentException refuse(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "url = '" + text + "': not an address. Begin it with / or with http:// and a host.", cause);
    }

    PageUrl filtered(QueryFilter filter) {
        return new PageUrl(site, path, filter.keyed(query), front);
    }

    PageUrl everywhere() {
        return new PageUrl(null, path, query, null);
    }

    /** The key of the page, before any variant. */
    String key() {
        KeyBuilder key = parts("page");
        return front == null ? key.key() : key.text(front).key();
    }

    /** The tag that all variants of the page carry. */
    String tag() {
        return "larder-page-" + KeyDigest.text(parts("url").key());
    }

    private KeyBuilder parts(String kind) {
        KeyBuilder key = KeyBuilder.of(kind);
        if (site == null) {
            key.absent();
        } else {
            key.text(site.scheme).text(site.host).number('i', site.port);
        }
        key.text(path);
        return query == null ? key.absent() : key.text(query);
    }
}
