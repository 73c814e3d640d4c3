package dev.larder.internal.page;

import dev.larder.internal.http.FieldLookup;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response's header fields, looked through without copying them. */
record ResponseFields(HttpServletResponse response) implements FieldLookup {

    @Override
    public @Nullable String first(String name) {
        return response.getHeader(name);
    }

    @Override
    public List<String> lines(String name) {
        return List.copyOf(response.getHeaders(name));
    }
}
