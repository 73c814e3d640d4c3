package dev.larder.internal.jsp;

import dev.larder.internal.fragment.Effect;
import dev.larder.internal.fragment.OpenFragments;
import jakarta.servlet.jsp.PageContext;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a page before a fragment's body runs.
 *
 * <p>What the body sets is set again when the fragment is replayed, since later parts of the page may need it. Names with a dot are
 * a library's own, and left alone: an expression does not name them.
 */
final class SetAttributes {

    private final PageContext page;
    private final Map<String, Object> ofPage;
    private final Map<String, Object> ofRequest;

    /** The scopes of a page, by the word that stands for them in a stored fragment. */
    private enum Scope {
        PAGE("page", PageContext.PAGE_SCOPE),
        REQUEST("request", PageContext.REQUEST_SCOPE);

        private final String kind;
        private final int number;

        Scope(String kind, int number) {
            this.kind = kind;
            this.number = number;
        }
    }

    private SetAttributes(PageContext page) {
        this.page = page;
        this.ofPage = all(page, Scope.PAGE);
        this.ofRequest = all(page, Scope.REQUEST);
    }

    static SetAttributes before(PageContext page) {
        return new SetAttributes(page);
    }

    private static Map<String, Object> all(PageContext page, Scope scope) {
        return scope == Scope.PAGE
                ? all(page.getAttributeNamesInScope(scope.number), name -> page.getAttribute(name, scope.number))
                : named(RequestAttributes.of(page));
    }

    private static Map<String, Object> named(Map<String, Object> attributes) {
        attributes.keySet().removeIf(name -> name.indexOf('.') >= 0);
        return attributes;
    }

    private static Map<String, Object> all(Enumeration<String> names, Function<String, @Nullable Object> scope) {
        Map<String, Object> attributes = new HashMap<>();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            Object value = name.indexOf('.') < 0 ? scope.apply(name) : null;
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    /** Whether that is what the request's attribute was. */
    boolean isUnchanged(String name, Object value) {
        return name.indexOf('.') >= 0 || value == ofRequest.get(name);
    }

    /** Tells the fragment what its body has set since. */
    void tell(OpenFragments open) {
        tell(open, Scope.PAGE, ofPage);
        tell(open, Scope.REQUEST, ofRequest);
    }

    private void tell(OpenFragments open, Scope scope, Map<String, Object> before) {
        Map<String, Object> after = all(page, scope);
        for (String name : new TreeSet<>(after.keySet())) {
            Object value = after.get(name);
            if (value == before.get(name)) {
                continue;
            }
            if (value != null && Effect.isSimple(value)) {
                open.effect(new Effect(scope.kind, name, value));
            } else {
                open.refuse("attribute-set", scope.kind + " attribute " + name);
            }
        }
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> open.refuse("attribute-set", scope.kind + " attribute " + name + " removed"));
    }

    /** Sets what the body would have set. */
    static void replay(Iterable<Effect> effects, PageContext page) {
        for (Effect effect : effects) {
            for (Scope scope : Scope.values()) {
                if (scope.kind.equals(effect.kind())) {
                    page.setAttribute(effect.name(), effect.value(), scope.number);
                }
            }
        }
    }
}
