package dev.larder.internal.engine;

import java.util.regex.Pattern;

/** A pattern over keys, with Redis's meaning: {@code *}, {@code ?}, {@code [abc]}, {@code [^a-c]}, {@code \}. */
final class Glob {

    private final Pattern pattern;

    Glob(String glob) {
        this.pattern = Pattern.compile(regex(glob), Pattern.DOTALL);
    }

    boolean matches(String key) {
        return pattern.matcher(key).matches();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            int end = glob.charAt(i) == '[' ? glob.indexOf(']', i + 2) : -1;
            if (end > 0) {
                regex.append(set(glob.substring(i + 1, end)));
                i = end + 1;
                continue;
            }
            boolean escaped = glob.charAt(i) == '\\' && i + 1 < glob.length();
            int c = glob.codePointAt(escaped ? ++i : i);
            regex.append(escaped ? literal(c) : one(c));
            i += Character.charCount(c);
        }
        return regex.toString();
    }

    private static String one(int c) {
        return switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> literal(c);
        };
    }

    private static String literal(int c) {
        return Pattern.quote(Character.toString(c));
    }

    private static String set(String members) {
        boolean negated = members.startsWith("^");
        String plain = (negated ? members.substring(1) : members)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("^", "\\^")
                .replace("&", "\\&");
        return (negated ? "[^" : "[") + plain + "]";
    }
}
