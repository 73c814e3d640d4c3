package dev.larder.internal.page;

import org.jspecify.annotations.Nullable;

/** Who is told what comes of a computation that outlives its chain. */
interface Recipient {

    /** Nobody is. */
    Recipient NOBODY = new Recipient() {
        @Override
        public void made(Made made) {
            // nobody cares
        }

        @Override
        public boolean failed(@Nullable Throwable failure) {
            return false;
        }
    };

    /** What it came to. */
    void made(Made made);

    /** It failed; answers whether the client was given something else. */
    boolean failed(@Nullable Throwable failure);
}
