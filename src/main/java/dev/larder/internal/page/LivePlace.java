package dev.larder.internal.page;

/**
 * Where in a stored page a part belongs that is computed for each visitor.
 *
 * @param offset how many bytes of the page are in front of it
 * @param path of the resource that renders it
 */
record LivePlace(int offset, String path) {}
