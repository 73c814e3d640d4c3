package dev.larder.internal.page;

import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * The header fields that the application itself has set. What the container adds on its own, such as its session's cookie, is not
 * among them.
 */
final class HeadRecord {

    private final List<String> flat = new ArrayList<>();
    private boolean cookie;

    void set(String name, @org.jspecify.annotations.Nullable String value) {
        for (int i = flat.size() - 2; i >= 0; i -= 2) {
            if (flat.get(i).equalsIgnoreCase(name)) {
                flat.remove(i + 1);
                flat.remove(i);
            }
        }
        if (value != null) {
            add(name, value);
        }
    }

    void add(String name, String value) {
        flat.add(name);
        flat.add(value);
    }

    /** A cookie was added; only the container knows how it is written. */
    void cookie() {
        cookie = true;
    }

    boolean setsCookie() {
        return cookie || fields().has(FieldNames.SET_COOKIE);
    }

    void clear() {
        flat.clear();
        cookie = false;
    }

    Fields fields() {
        return Fields.of(flat);
    }
}
