package dev.larder.internal.fragment;

/**
 * A file that a fragment was made from.
 *
 * @param path in the application
 * @param digest of its source, and of what that includes
 */
record Template(String path, String digest) {}
