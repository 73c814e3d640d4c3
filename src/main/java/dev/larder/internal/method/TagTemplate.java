package dev.larder.internal.method;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag with paths in braces, {@code product:{id}}, or expressions, <code>product:&#36;{p.ids[0]}</code>, compiled against the method it stands on.
 *
 * @param texts the texts around the paths, one more than there are paths
 * @param paths the paths between them
 */
record TagTemplate(List<String> texts, List<Source> paths) {

    private static final Pattern PATH = Pattern.compile("\\$?\\{([^{}]*)}");
    private static final Pattern PLAIN = Pattern.compile("[^{}]*");

    /**
     * Compiles a tag.
     *
     * @throws IllegalArgumentException when the tag is empty, its braces are not in pairs, or a path leads nowhere
     */
    static TagTemplate of(String tag, Sources sources) {
        List<String> texts = new ArrayList<>();
        List<Source> paths = new ArrayList<>();
        Matcher matcher = PATH.matcher(tag);
        int end = 0;
        while (matcher.find()) {
            texts.add(tag.substring(end, matcher.start()));
            paths.add(source(matcher, sources));
            end = matcher.end();
        }
        texts.add(tag.substring(end));
        if (tag.isBlank()
                || !texts.stream().allMatch(text -> PLAIN.matcher(text).matches())) {
            throw new IllegalArgumentException(tag.isBlank() ? "the tag is empty" : "its braces are not in pairs");
        }
        return new TagTemplate(List.copyOf(texts), List.copyOf(paths));
    }

    private static Source source(Matcher matcher, Sources sources) {
        String text = matcher.group(1).strip();
        return matcher.group().startsWith("$") ? sources.expression(text, String.class) : sources.path(text);
    }

    /** Whether the tag says the same for every call. */
    boolean isFixed() {
        return paths.isEmpty();
    }

    /** Whether the tag is known only when the method has returned. */
    boolean usesResult() {
        return paths.stream().anyMatch(Source::usesResult);
    }

    /** The tag of one call; {@code null} when a path ends at {@code null} or nothing is left. */
    @Nullable
    String tag(@Nullable Object[] arguments, @Nullable Object result) {
        StringBuilder tag = new StringBuilder(texts.get(0));
        for (int i = 0; i < paths.size(); i++) {
            Object value = paths.get(i).from(arguments, result);
            if (value == null) {
                return null;
            }
            tag.append(value).append(texts.get(i + 1));
        }
        return tag.isEmpty() ? null : tag.toString();
    }
}
