package dev.larder.internal.el;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.el.ValueExpression;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Expressions of Jakarta EL; records are read by their components. */
final class JakartaExpressions implements ExpressionLanguage {

    private final ExpressionFactory factory = ExpressionFactory.newInstance();
    private final ELResolver resolver = NamedValues.resolver();

    @Override
    public Expression read(String text, Set<String> names, Class<?> type) {
        KnownNames known = new KnownNames(names);
        ValueExpression expression;
        try {
            expression = factory.createValueExpression(
                    new EvaluationContext(resolver, known, Map.of()), "${" + text + "}", type);
        } catch (ELException e) {
            throw new IllegalArgumentException("not an expression (" + firstLine(e) + ")", e);
        }
        known.check();
        return variables -> expression.getValue(new EvaluationContext(resolver, null, variables));
    }

    private static @Nullable String firstLine(ELException e) {
        return e.getMessage() == null
                ? null
                : e.getMessage().lines().findFirst().orElse(null);
    }

    /** What an expression is read or computed in. */
    static final class EvaluationContext extends ELContext {

        private final ELResolver resolver;
        private final @Nullable KnownNames names;

        EvaluationContext(ELResolver resolver, @Nullable KnownNames names, Map<String, @Nullable Object> variables) {
            this.resolver = resolver;
            this.names = names;
            putContext(NamedValues.class, variables);
        }

        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        @SuppressWarnings("NullAway") // Jakarta EL says null where there are no functions
        public jakarta.el.FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // Jakarta EL says null where there are no variables
        public jakarta.el.VariableMapper getVariableMapper() {
            return names;
        }
    }
}
