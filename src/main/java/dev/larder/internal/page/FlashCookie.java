package dev.larder.internal.page;

import jakarta.servlet.http.Cookie;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which Mojarra finds what the page before has left for this one, such as the message that something was saved. Mojarra
 * takes the cookie back when the page is done, which nobody sees of a page that went out early.
 */
final class FlashCookie {

    private static final String NAME = "csfcfc";

    private FlashCookie() {}

    static boolean isIn(Cookie @Nullable [] cookies) {
        return cookies != null
                && Stream.of(cookies).anyMatch(cookie -> cookie.getName().equals(NAME));
    }
}
