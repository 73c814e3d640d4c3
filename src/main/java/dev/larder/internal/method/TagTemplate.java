package dev.larder.internal.method;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag with paths in braces, {@code product:{id}}, compiled against the method it stands on.
 *
 * @param texts the texts around the paths, one more than there are paths
 * @param paths the paths between them
 */
record TagTemplate(List<String> texts, List<TagPath> paths) {

    private static final Pattern PATH = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern PLAIN = Pattern.compile("[^{}]*");
    private static final Pattern POSITION = Pattern.compile("\\d{1,3}");

    /**
     * Compiles a tag.
     *
     * @throws IllegalArgumentException when the tag is empty, its braces are not in pairs, or a path leads nowhere
     */
    static TagTemplate of(String tag, Method method) {
        List<String> texts = new ArrayList<>();
        List<TagPath> paths = new ArrayList<>();
        Matcher matcher = PATH.matcher(tag);
        int end = 0;
        while (matcher.find()) {
            texts.add(tag.substring(end, matcher.start()));
            paths.add(path(matcher.group(1).strip(), method));
            end = matcher.end();
        }
        texts.add(tag.substring(end));
        if (tag.isBlank()
                || !texts.stream().allMatch(text -> PLAIN.matcher(text).matches())) {
            throw new IllegalArgumentException(tag.isBlank() ? "the tag is empty" : "its braces are not in pairs");
        }
        return new TagTemplate(List.copyOf(texts), List.copyOf(paths));
    }

    private static TagPath path(String path, Method method) {
        List<String> names = Arrays.asList(path.split("\\.", -1));
        if (names.contains("")) {
            throw new IllegalArgumentException("'{" + path + "}' is not a path");
        }
        List<String> steps = names.subList(1, names.size());
        int root = root(names.get(0), method);
        if (root != TagPath.RESULT) {
            return TagPath.of(root, method.getGenericParameterTypes()[root], steps);
        }
        if (method.getReturnType() == void.class) {
            throw new IllegalArgumentException("the method is void and has no 'result'");
        }
        return TagPath.of(root, ResultForm.of(method).valueType(method), steps);
    }

    private static int root(String name, Method method) {
        Parameter[] parameters = method.getParameters();
        if (POSITION.matcher(name).matches()) {
            return position(Integer.parseInt(name), parameters.length);
        }
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].isNamePresent() && parameters[i].getName().equals(name)) {
                return i;
            }
        }
        if (name.equals("result")) {
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

    /** Whether the tag says the same for every call. */
    boolean isFixed() {
        return paths.isEmpty();
    }

    /** Whether the tag is known only when the method has returned. */
    boolean usesResult() {
        return paths.stream().anyMatch(path -> path.root() == TagPath.RESULT);
    }

    /** The tag of one call; {@code null} when a path ends at {@code null} or nothing is left. */
    @Nullable
    String tag(@Nullable Object[] arguments, @Nullable Object result) {
        StringBuilder tag = new StringBuilder(texts.get(0));
        for (int i = 0; i < paths.size(); i++) {
            Object value = paths.get(i).follow(arguments, result);
            if (value == null) {
                return null;
            }
            tag.append(value).append(texts.get(i + 1));
        }
        return tag.isEmpty() ? null : tag.toString();
    }
}
