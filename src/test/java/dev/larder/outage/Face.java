package dev.larder.outage;

/** By which face of the cache a page is answered. */
enum Face {
    PAGE("/page"),
    FRAGMENT("/fragment.jsp"),
    METHOD("/method"),
    VALUE("/value"),
    /** A cached page with a fragment, a method's result and a value in it: four caches for one request. */
    ALL("/all.jsp");

    private final String path;

    Face(String path) {
        this.path = path;
    }

    String address(int number) {
        return path + "?n=" + number;
    }

    String answer(int number, int revision) {
        return this == ALL
                ? FRAGMENT.answer(100 + number, revision)
                        + METHOD.answer(100 + number, revision)
                        + VALUE.answer(100 + number, revision)
                : "[" + this + " " + number + " of revision " + revision + "]";
    }
}
