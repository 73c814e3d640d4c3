/** The story of one request: which page it asks for, whether it may be stored, how it is captured and how it is repeated. */
@NullMarked
package dev.larder.internal.page;

import org.jspecify.annotations.NullMarked;
