package dev.larder.internal.live;

/**
 * What stands for a live part in a stored page or fragment: how the part is found again, never anything that it showed.
 *
 * @param kind who finds it
 * @param text what that one finds it by
 */
public record LiveReference(Kind kind, String text) {

    private static final char END = ':';

    /** How a live part is found again. */
    public enum Kind {
        /** By the path of a resource of the application. */
        RESOURCE(1),
        /** By its place in the fragment's tag, as the page has it; never in a page that is stored as a whole. */
        INLINE(2),
        /** As the body of a tag in a JSP. */
        JSP(3),
        /** As the body of a tag in a Facelets view. */
        FACES(4);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** What stands for it in binary forms. */
        public byte code() {
            return code;
        }

        /**
         * The kind with that code.
         *
         * @throws IllegalArgumentException when there is none, as in what another release wrote
         */
        public static Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of live part");
        }
    }

    /** A resource of the application. */
    public static LiveReference resource(String path) {
        return new LiveReference(Kind.RESOURCE, path);
    }

    /** A part by its place in the fragment's tag. */
    public static LiveReference inline(String place) {
        return new LiveReference(Kind.INLINE, place);
    }

    /** Whether a page that is stored as a whole can have it. */
    public boolean isForPages() {
        return kind == Kind.RESOURCE ? text.startsWith("/") : kind != Kind.INLINE;
    }

    /** As one text, which for a resource is its path. */
    public String toText() {
        return kind == Kind.RESOURCE ? text : kind.name() + END + text;
    }

    /**
     * From that text.
     *
     * @throws IllegalArgumentException when it is none, as in what another release wrote
     */
    public static LiveReference ofText(String text) {
        if (text.startsWith("/")) {
            return resource(text);
        }
        int end = text.indexOf(END);
        if (end < 0) {
            throw new IllegalArgumentException("not a live part");
        }
        return new LiveReference(Kind.valueOf(text.substring(0, end)), text.substring(end + 1));
    }

    /** What the log calls it. */
    @Override
    public String toString() {
        return kind == Kind.RESOURCE
                ? "<l:live src> = '" + text + "'"
                : "<l:live> (" + text.lines().findFirst().orElse("") + ")";
    }
}
