/** The tags for Facelets; in a jar of their own, since any Faces class in a jar switches Faces on in every application. */
@NullMarked
package dev.larder.internal.faces;

import org.jspecify.annotations.NullMarked;
