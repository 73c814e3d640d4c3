package dev.larder.internal.store.file;

import java.io.IOException;

/** The index is no longer the file of that name: somebody has deleted the directory. */
final class StaleIndexException extends IOException {

    private static final long serialVersionUID = 1;

    StaleIndexException() {
        super("the directory was removed");
    }
}
