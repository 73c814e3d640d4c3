package dev.larder.internal.http;

/** Questions about request methods, whose names are case-sensitive (RFC 9110 §9). */
public final class Methods {

    private Methods() {}

    /** Whether the method only reads; an unknown one does not (RFC 9110 §9.2.1). */
    public static boolean isSafe(String method) {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** Whether a stored response can answer it: GET and HEAD. */
    public static boolean isRetrieval(String method) {
        return "GET".equals(method) || "HEAD".equals(method);
    }
}
