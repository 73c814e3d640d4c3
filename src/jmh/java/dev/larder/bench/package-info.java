/** Benchmarks of the hit paths; {@code docs/performance.md} says how to run them and what they showed. */
@NullMarked
package dev.larder.bench;

import org.jspecify.annotations.NullMarked;
