/**
 * HTTP caching as values and pure questions: what the RFCs say about header fields, without a servlet, a clock or a store.
 *
 * <p>Everything here is immutable, parses any text without throwing, and takes the present moment as an argument. Sources: RFC
 * 9110 (semantics), 9111 (caching), 9211 (Cache-Status), 9213 (targeted cache control), 9651 (structured fields), 5861 (stale
 * content), 8246 (immutable).
 */
@NullMarked
package dev.larder.internal.http;

import org.jspecify.annotations.NullMarked;
