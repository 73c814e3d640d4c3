package dev.larder.internal.el;

import jakarta.el.ImportHandler;
import jakarta.el.ValueExpression;
import jakarta.el.VariableMapper;
import java.util.Set;
import java.util.TreeSet;

/** Notes the names that an expression speaks of while it is read. */
final class KnownNames extends VariableMapper {

    private final Set<String> names;
    private final Set<String> unknown = new TreeSet<>();
    private final ImportHandler imports = new ImportHandler();

    KnownNames(Set<String> names) {
        this.names = names;
    }

    /** @throws IllegalArgumentException when there was one that is not known */
    void check() {
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no '" + String.join("', '", unknown) + "'");
        }
    }

    @Override
    @SuppressWarnings("NullAway") // Jakarta EL says null for what is no variable
    public ValueExpression resolveVariable(String name) {
        if (!names.contains(name) && imports.resolveClass(name) == null) {
            unknown.add(name);
        }
        return null;
    }

    @Override
    public ValueExpression setVariable(String name, ValueExpression expression) {
        throw new UnsupportedOperationException("an annotation's expression sets no variables");
    }
}
