package com.sun.faces.context.flash;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** Reads as Mojarra's flash does, from its package: that tells the cache who is reading. */
public final class StandIn {

    private StandIn() {}

    /** What the page before has left, of which only the cookie is real here. */
    public static String message(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().equals("csfcfc"))
                .map(cookie -> "message of " + cookie.getValue())
                .findFirst()
                .orElse("no message");
    }
}
