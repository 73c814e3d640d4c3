package dev.larder.internal.method;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of a class that its own code calls, read from the constants of its class file (JVMS §4.4).
 *
 * <p>A call through a reference to the bean (a field of its own type, a method that returns one) looks the same there; a class that has
 * such a thing is given the benefit of the doubt.
 */
final class OwnCalls {

    private final Map<Integer, Object> constants = new HashMap<>();

    /** What the class file calls a method. */
    private record Reference(int owner, int nameAndType) {}

    private record NameAndType(int name, int type) {}

    private record ClassName(int name) {}

    private OwnCalls() {}

    /** Those of the methods that the class calls itself, past every interceptor. */
    static Set<Method> among(Class<?> type, Set<Method> methods) {
        try (InputStream file = type.getResourceAsStream('/' + type.getName().replace('.', '/') + ".class")) {
            if (file == null) {
                return Set.of();
            }
            OwnCalls calls = new OwnCalls();
            calls.read(new DataInputStream(file));
            Set<String> called = calls.calledOf(type.getName().replace('.', '/'));
            boolean knowsItself = called.stream().anyMatch(call -> call.endsWith(type.descriptorString()));
            return knowsItself
                    ? Set.of()
                    : methods.stream()
                            .filter(method -> called.contains(signature(method)))
                            .collect(Collectors.toSet());
        } catch (IOException | IllegalStateException e) {
            return Set.of(); // a class that was made at run time, or of a format yet to come: nothing to warn of
        }
    }

    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    private Set<String> calledOf(String owner) {
        return constants.values().stream()
                .flatMap(constant -> constant instanceof Reference reference ? Stream.of(reference) : Stream.empty())
                .filter(reference -> constants.get(reference.owner()) instanceof ClassName name
                        && owner.equals(constants.get(name.name())))
                .map(reference -> text(reference.nameAndType()))
                .collect(Collectors.toSet());
    }

    private String text(int index) {
        return constants.get(index) instanceof NameAndType pair
                ? String.valueOf(constants.get(pair.name())) + constants.get(pair.type())
                : "";
    }

    private void read(DataInputStream in) throws IOException {
        in.readInt(); // magic number
        in.readInt(); // version
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            constants.put(index, constant(tag, in));
            index += tag == 5 || tag == 6 ? 1 : 0; // a long or double takes two places
        }
    }

    private static Object constant(int tag, DataInputStream in) throws IOException {
        return switch (tag) {
            case 1 -> in.readUTF();
            case 3, 4, 17, 18 -> in.readInt();
            case 5, 6 -> in.readLong();
            case 7 -> new ClassName(in.readUnsignedShort());
            case 8, 16, 19, 20 -> in.readUnsignedShort();
            case 9, 10, 11 -> new Reference(in.readUnsignedShort(), in.readUnsignedShort());
            case 12 -> new NameAndType(in.readUnsignedShort(), in.readUnsignedShort());
            case 15 -> in.readUnsignedByte() + in.readUnsignedShort();
            default -> throw new IllegalStateException("constant of kind " + tag);
        };
    }
}
