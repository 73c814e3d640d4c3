package dev.larder.internal.faces;

import dev.larder.internal.fragment.FragmentAttributes;
import jakarta.faces.component.UIComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that a tag was given, evaluated now.
 *
 * @param values one whose expression came to {@code null} included
 */
record GivenAttributes(Map<String, @Nullable Object> values) {

    static GivenAttributes of(UIComponent component, List<String> names) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (String name : names) {
            Object value = component.getAttributes().get(name);
            if (value != null || component.getValueExpression(name) != null) {
                given.put(name, value);
            }
        }
        return new GivenAttributes(given);
    }

    FragmentAttributes as(String tag, String page) {
        return new FragmentAttributes(tag, page, values);
    }
}
