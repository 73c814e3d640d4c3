package dev.larder.internal.config;

/** A part of Larder that has settings and that a release may lack. */
public enum Feature {
    /** An in-process first level in front of a shared backend. */
    NEAR("a near level"),
    /** Values made smaller before they are stored. */
    COMPRESSION("compression"),
    /** Values encrypted before they are stored. */
    ENCRYPTION("encryption");

    private final String words;

    Feature(String words) {
        this.words = words;
    }

    /** As a message names it. */
    String words() {
        return words;
    }
}
