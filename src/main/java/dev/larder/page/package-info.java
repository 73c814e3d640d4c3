/** Page caching: the filter, what annotates servlets and REST resources, and {@link dev.larder.page.Pages} for invalidation. */
@NullMarked
package dev.larder.page;

import org.jspecify.annotations.NullMarked;
