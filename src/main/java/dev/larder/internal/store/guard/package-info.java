/** What keeps a failing backend from becoming the visitors' problem. */
@NullMarked
package dev.larder.internal.store.guard;

import org.jspecify.annotations.NullMarked;
