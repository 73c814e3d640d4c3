package dev.larder.internal.page;

import dev.larder.internal.http.FieldLookup;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's header fields, looked through without copying them. */
record RequestFields(HttpServletRequest request) implements FieldLookup {

    @Override
    public @Nullable String first(String name) {
        return request.getHeader(name);
    }

    @Override
    public List<String> lines(String name) {
        Enumeration<String> lines = request.getHeaders(name);
        return lines == null ? List.of() : Collections.list(lines);
    }

    /** The value of the first cookie of that name, null when there is none. */
    @Nullable
    String cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
