package dev.larder.internal.page;

/**
 * Which pages a rule is about, by the path the servlet matched (context path left out), written as in a servlet mapping.
 *
 * @param text {@code /products}, {@code /products/*}, {@code *.jsp}, {@code /*}
 */
public record PathPattern(String text) {

    /** Whether a path, decoded once, is one of them. */
    public boolean matches(String path) {
        if (text.endsWith("/*")) {
            String parent = text.substring(0, text.length() - 2);
            return path.equals(parent) || path.startsWith(parent + "/");
        }
        return text.startsWith("*.") ? path.endsWith(text.substring(1)) : path.equals(text);
    }
}
