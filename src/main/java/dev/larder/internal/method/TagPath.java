package dev.larder.internal.method;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from a parameter or the result to a value that stands in a tag or a condition.
 *
 * @param root position of the parameter; {@link #RESULT} for the result
 * @param steps what to read from one value to the next
 * @param type the class that the values at the end belong to
 */
record TagPath(int root, List<Step> steps, Class<?> type) implements Source {

    /** The root that stands for the result. */
    static final int RESULT = -1;

    /** Reads one value from another. */
    interface Step {
        @Nullable
        Object from(Object value);
    }

    /**
     * Finds the steps through the declared types.
     *
     * @throws IllegalArgumentException when a type lacks what a name asks for
     */
    static TagPath of(int root, Type type, List<String> names) {
        List<Step> steps = new ArrayList<>();
        Class<?> current = Types.raw(type);
        for (String name : names) {
            Class<?> owner = current;
            Member member = Member.find(owner, name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            owner.getName() + " has no component, getter, method or public field '" + name + "'"));
            steps.add(member.step());
            current = Types.raw(member.type());
        }
        return new TagPath(root, List.copyOf(steps), current);
    }

    @Override
    public boolean usesResult() {
        return root == RESULT;
    }

    @Override
    public @Nullable Object from(@Nullable Object[] arguments, @Nullable Object result) {
        Object value = ResultForm.kept(root == RESULT ? result : arguments[root]);
        for (Step step : steps) {
            if (value == null) {
                return null;
            }
            value = ResultForm.kept(step.from(value));
        }
        return value;
    }

    /** Something that can be read from a value, and its type. */
    private record Member(Type type, Step step) {

        static Optional<Member> find(Class<?> owner, String name) {
            String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            for (String candidate : List.of(name, "get" + capital, "is" + capital)) {
                Optional<Member> method = Arrays.stream(owner.getMethods())
                        .filter(m -> m.getName().equals(candidate) && isQuestion(m))
                        .findFirst()
                        .map(Member::of);
                if (method.isPresent()) {
                    return method;
                }
            }
            return Arrays.stream(owner.getFields())
                    .filter(field -> field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()))
                    .findFirst()
                    .map(Member::of);
        }

        private static boolean isQuestion(Method method) {
            return method.getParameterCount() == 0
                    && method.getReturnType() != void.class
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isBridge();
        }

        private static Member of(Method method) {
            open(method);
            return new Member(method.getGenericReturnType(), value -> {
                try {
                    return method.invoke(value);
                } catch (InvocationTargetException | IllegalAccessException e) {
                    throw new IllegalStateException(method.getName() + " of a path failed", e);
                }
            });
        }

        private static Member of(Field field) {
            open(field);
            return new Member(field.getGenericType(), value -> {
                try {
                    return field.get(value);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(field.getName() + " of a path cannot be read", e);
                }
            });
        }

        /** So that public members of a class that is not public can be read. */
        private static void open(AccessibleObject member) {
            if (!member.trySetAccessible()) {
                throw new IllegalArgumentException(member + " is closed to reflection");
            }
        }
    }
}
