package dev.larder.testing;

/** What a backend may have or lack; everything else in {@link StoreContract} holds for all of them. */
public enum Guarantee {
    /** Other processes see the same entries, and {@code replace} is atomic across them. */
    SHARED("shared by processes"),
    /** What was stored is found again when the application is started anew. */
    OUTLIVES("outlives the application"),
    /** It holds no more than {@code max-entries}, and exactly as many when it is full. */
    BOUNDED_EXACTLY("`max-entries` exactly"),
    /** Soon after a write it holds {@code max-entries}, within a fifth. */
    BOUNDED("`max-entries` within a fifth"),
    /** Soon after a write it holds {@code max-bytes}, within a fifth. */
    BOUNDED_BY_BYTES("`max-bytes` within a fifth"),
    /** It drops an entry by itself soon after the end of its life. */
    RECLAIMS("drops what is dead"),
    /** {@code keys} and {@code deleteMatching} work. */
    LISTS("lists its keys"),
    /** It tells how many entries it holds. */
    COUNTS("counts its entries"),
    /** Changing an object after it was stored or read changes no stored copy. */
    COPIES("values are copies"),
    /** It takes values of 5 MB. */
    BIG_VALUES("values of 5 MB");

    private final String words;

    Guarantee(String words) {
        this.words = words;
    }

    /** A few words for a table's head. */
    public String words() {
        return words;
    }
}
