/** The backend {@code file}: records in a directory that several processes of one machine may share. */
@NullMarked
package dev.larder.internal.store.file;

import org.jspecify.annotations.NullMarked;
