package dev.larder.internal.page;

import dev.larder.internal.live.LiveReference;

/**
 * Where in a stored page a part belongs that is computed for each visitor.
 *
 * @param offset how many bytes of the page are in front of it
 * @param part what stands for it
 */
record LivePlace(int offset, LiveReference part) {}
