package dev.larder.internal.page;

import dev.larder.internal.key.KeyBuilder;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What filters in front of the cache have made of a request, as far as a page can differ by it although nothing was read that the
 * key lacks: an attribute may be missing that other requests have, and a wrapped request may say another path, or a language that
 * is not that of {@code Accept-Language}.
 */
final class InFront {

    private InFront() {}

    /** It as a part of the key, null where there is nothing of the kind. */
    static @Nullable String of(HttpServletRequest request) {
        SortedSet<String> attributes = EarlierAttributes.names(request);
        HttpServletRequest received = received(request);
        String path =
                received == request ? null : other(RequestPath.inContext(request), RequestPath.inContext(received));
        String language = received == request || isSameLanguage(request, received) ? null : languages(request);
        if (attributes.isEmpty() && path == null && language == null) {
            return null;
        }
        KeyBuilder key = KeyBuilder.of("in-front").text(path).text(language);
        attributes.forEach(key::text);
        return key.key();
    }

    private static @Nullable String other(String said, String received) {
        return said.equals(received) ? null : said;
    }

    private static boolean isSameLanguage(HttpServletRequest said, HttpServletRequest received) {
        if (!said.getLocale().equals(received.getLocale())) {
            return false;
        }
        Enumeration<Locale> some = said.getLocales();
        Enumeration<Locale> others = received.getLocales();
        while (some.hasMoreElements() && others.hasMoreElements()) {
            if (!some.nextElement().equals(others.nextElement())) {
                return false;
            }
        }
        return some.hasMoreElements() == others.hasMoreElements();
    }

    private static String languages(HttpServletRequest request) {
        return request.getLocale() + " " + Collections.list(request.getLocales());
    }

    /** The request as the container has made it. */
    static HttpServletRequest received(HttpServletRequest request) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            inner = wrapper.getRequest();
        }
        return inner instanceof HttpServletRequest received ? received : request;
    }
}
