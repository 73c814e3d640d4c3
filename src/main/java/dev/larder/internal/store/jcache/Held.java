package dev.larder.internal.store.jcache;

import dev.larder.spi.Entry;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What lies under a key in the cache of a provider that holds its values by reference. */
sealed interface Held {

    /** How long the provider may keep it, counted from when it is written. */
    Duration keep();

    /**
     * An entry itself; equal to nothing else: a provider compares while it holds a lock, and the value's own {@code equals} is the
     * application's code.
     */
    final class Reference implements Held {

        private final Entry entry;
        private final Duration keep;

        Reference(Entry entry, Duration keep) {
            this.entry = entry;
            this.keep = keep;
        }

        Entry entry() {
            return entry;
        }

        @Override
        public Duration keep() {
            return keep;
        }
    }

    /** An envelope, equal by content. */
    final class Bytes implements Held {

        private final byte[] envelope;
        private final Duration keep;

        Bytes(byte[] envelope, Duration keep) {
            this.envelope = envelope;
            this.keep = keep;
        }

        byte[] envelope() {
            return envelope;
        }

        @Override
        public Duration keep() {
            return keep;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes bytes && Arrays.equals(bytes.envelope, envelope);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(envelope);
        }
    }
}
