package dev.larder.example.web;

/** Numbers as visitors write them. */
final class Numbers {

    private Numbers() {}

    /** The id a parameter names, or -1, which nothing in the shop has. */
    static long id(String text) {
        return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
    }
}
