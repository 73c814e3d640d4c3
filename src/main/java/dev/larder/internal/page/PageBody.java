package dev.larder.internal.page;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a page, kept as they are or in their gzip form only. Its arrays are shared and never changed.
 *
 * <p>What is inflated for a client that takes no gzip is remembered only until the next garbage collection: a page that such
 * clients ask for again and again is inflated now and then, and the memory stays that of the gzip form.
 */
final class PageBody {

    private final byte[] kept;
    private final boolean gzipped;
    private final int length;
    private final @Nullable String digest;
    private final @Nullable LiveBody live;
    private volatile @Nullable WeakReference<byte[]> inflated;

    private PageBody(byte[] kept, @Nullable LiveBody live) {
        this.kept = kept;
        this.gzipped = false;
        this.length = kept.length;
        this.digest = null;
        this.live = live;
    }

    private PageBody(byte[] kept, boolean gzipped, int length, @Nullable String digest) {
        this.kept = kept;
        this.gzipped = gzipped;
        this.length = length;
        this.digest = digest;
        this.live = null;
    }

    /**
     * As it is, with places in it for what is computed for each visitor.
     *
     * @throws IllegalArgumentException when a place is beyond the end
     */
    static PageBody live(byte[] bytes, LiveBody live) {
        if (live.end() > bytes.length) {
            throw new IllegalArgumentException("a place beyond the end");
        }
        return new PageBody(bytes, live);
    }

    /**
     * As it is.
     *
     * @param digest of the bytes, what an entity tag is made of; null for a page that has a tag of its own or needs none
     */
    static PageBody plain(byte[] bytes, @Nullable String digest) {
        return new PageBody(bytes, false, bytes.length, digest);
    }

    /** In its gzip form, unless that is no shorter. */
    static PageBody compressed(byte[] bytes, @Nullable String digest) {
        byte[] shorter = Gzip.compress(bytes);
        return shorter.length < bytes.length ? new PageBody(shorter, true, bytes.length, digest) : plain(bytes, digest);
    }

    /**
     * One that was compressed before.
     *
     * @param length of the bytes that were compressed
     * @throws IllegalArgumentException when so many cannot have been
     */
    static PageBody gzip(byte[] compressed, int length, @Nullable String digest) {
        if (!Gzip.canHold(compressed.length, length)) {
            throw new IllegalArgumentException("no gzip form is that short");
        }
        return new PageBody(compressed, true, length, digest);
    }

    /** What is computed for each visitor, null where nothing is. */
    @Nullable
    LiveBody live() {
        return live;
    }

    /** Whether the gzip form is the one that is kept. */
    boolean isGzipped() {
        return gzipped;
    }

    /** How many bytes there are without compression. */
    int length() {
        return length;
    }

    /** What an entity tag of the cache's own is made of, null when none is. */
    @Nullable
    String digest() {
        return digest;
    }

    /** The bytes that are kept, in whatever form: no copy. */
    byte[] kept() {
        return kept;
    }

    /**
     * The bytes as the application wrote them.
     *
     * @throws IllegalStateException when they cannot be had from the gzip form
     */
    byte[] plain() {
        if (!gzipped) {
            return kept;
        }
        WeakReference<byte[]> earlier = inflated;
        byte[] bytes = earlier == null ? null : earlier.get();
        if (bytes == null) {
            bytes = Gzip.inflate(kept, length);
            inflated = new WeakReference<>(bytes);
        }
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageBody body
                && gzipped == body.gzipped
                && length == body.length
                && Objects.equals(digest, body.digest)
                && Objects.equals(live, body.live)
                && Arrays.equals(kept, body.kept);
    }

    @Override
    public int hashCode() {
        return Objects.hash(gzipped, length, digest, live);
    }

    @Override
    public String toString() {
        return length + " bytes" + (gzipped ? " in " + kept.length : "");
    }
}
