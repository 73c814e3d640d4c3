package dev.larder.internal.page;

import dev.larder.internal.http.FieldLookup;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
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

    /** The values of all cookies of that name, in their order: which of them counts is the application's affair. */
    List<String> cookies(String name) {
        Cookie[] cookies = request.getCookies();
        List<String> values = new ArrayList<>(1);
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name)) {
                values.add(cookie.getValue() == null ? "" : cookie.getValue());
            }
        }
        return values;
    }
}
