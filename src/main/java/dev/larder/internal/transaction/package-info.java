/**
 * Transactions: what is to happen to caches when one has been committed, and what must not be kept before that.
 *
 * <p>The only room that sees Jakarta Transactions; a server without them never loads the classes that need them.
 */
@NullMarked
package dev.larder.internal.transaction;

import org.jspecify.annotations.NullMarked;
