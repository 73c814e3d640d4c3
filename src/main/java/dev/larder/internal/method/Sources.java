package dev.larder.internal.method;

import dev.larder.internal.el.Expression;
import dev.larder.internal.el.ExpressionLanguage;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads paths and expressions against the method they stand on.
 *
 * @param each what {@code @CacheEach} says of it; {@code null} where it is not there
 * @param language what is written in dollar and braces
 */
record Sources(Method method, @Nullable Each each, ExpressionLanguage language) {

    private static final Pattern POSITION = Pattern.compile("\\d{1,3}");
    private static final String RESULT = "result";

    /** What a path leads to: a parameter or {@code result}, then components, getters, public fields. */
    TagPath path(String path) {
        List<String> names = Arrays.asList(path.split("\\.", -1));
        if (names.contains("")) {
            throw new IllegalArgumentException("'{" + path + "}' is not a path");
        }
        List<String> steps = names.subList(1, names.size());
        int root = root(names.get(0));
        if (root != TagPath.RESULT) {
            return TagPath.of(root, parameterType(root), steps);
        }
        if (method.getReturnType() == void.class) {
            throw new IllegalArgumentException("the method is void and has no 'result'");
        }
        return TagPath.of(root, valueType(), steps);
    }

    private Type parameterType(int position) {
        return each != null && each.position() == position
                ? Each.keyType(method, each)
                : method.getGenericParameterTypes()[position];
    }

    private Type valueType() {
        return each != null ? Each.valueType(method) : ResultForm.of(method).valueType(method);
    }

    private int root(String name) {
        Parameter[] parameters = method.getParameters();
        if (POSITION.matcher(name).matches()) {
            return position(Integer.parseInt(name), parameters.length);
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isNamePresent() && parameters[i].getName().equals(name)) {
                return i;
            }
        }
        if (name.equals(RESULT)) {
            return TagPath.RESULT;
        }
        throw new IllegalArgumentException("there is no parameter '" + name + "'" + hint(parameters));
    }

    private static int position(int position, int count) {
        if (position >= count) {
            throw new IllegalArgumentException("there is no parameter {" + position + "}; the first is {0}");
        }
        return position;
    }

    private static String hint(Parameter[] parameters) {
        boolean nameless = Arrays.stream(parameters).anyMatch(parameter -> !parameter.isNamePresent());
        return nameless ? ", since the class was compiled without -parameters (or use a position: {0})" : "";
    }

    /** What an expression of Jakarta EL comes to, in which parameters and {@code result} have names. */
    Source expression(String text, Class<?> type) {
        Map<String, Integer> positions = new HashMap<>();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            positions.put(parameters[i].getName(), i);
        }
        Set<String> names = new HashSet<>(positions.keySet());
        if (method.getReturnType() != void.class && names.add(RESULT)) {
            positions.put(RESULT, TagPath.RESULT);
        }
        Expression expression;
        try {
            expression = language.read(text, names, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'${" + text + "}': " + e.getMessage() + hint(parameters), e);
        }
        boolean usesResult = positions.getOrDefault(RESULT, 0) == TagPath.RESULT && speaksOfResult(text, names, type);
        return new Computed(expression, Map.copyOf(positions), usesResult, type);
    }

    /** Whether it is refused where there is no result to speak of. */
    private boolean speaksOfResult(String text, Set<String> names, Class<?> type) {
        Set<String> others = new HashSet<>(names);
        others.remove(RESULT);
        try {
            language.read(text, others, type);
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /**
     * What an expression comes to.
     *
     * @param positions the parameters by name; {@link TagPath#RESULT} for the result
     */
    private record Computed(Expression expression, Map<String, Integer> positions, boolean usesResult, Class<?> type)
            implements Source {

        @Override
        public @Nullable Object from(@Nullable Object[] arguments, @Nullable Object result) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            positions.forEach((name, position) ->
                    variables.put(name, ResultForm.kept(position == TagPath.RESULT ? result : arguments[position])));
            Object value = expression.value(variables);
            return "".equals(value) ? null : value; // Jakarta EL makes an empty text of null
        }
    }
}
