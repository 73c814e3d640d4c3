/** What Jakarta REST tells the page filter: the annotations of the resource method and the inputs it declares. */
@NullMarked
package dev.larder.internal.rest;

import org.jspecify.annotations.NullMarked;
