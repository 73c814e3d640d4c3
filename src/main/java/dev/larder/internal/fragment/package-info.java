/** The fragment engine behind the tags of every page language; it knows none of them. */
@NullMarked
package dev.larder.internal.fragment;

import org.jspecify.annotations.NullMarked;
