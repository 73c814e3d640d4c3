package dev.larder.internal.http;

/**
 * Bytes of a body, from the first to the last, both included (RFC 9110 §14.1.2).
 *
 * @param first the place of the first byte, counted from 0
 * @param last the place of the last byte, not before the first
 */
public record ByteRange(long first, long last) {

    /** How many bytes. */
    public long length() {
        return last - first + 1;
    }

    /** The Content-Range of a part of a body of that length (RFC 9110 §14.4). */
    public String toContentRange(long completeLength) {
        return "bytes " + first + '-' + last + '/' + completeLength;
    }

    /** Whether the two share a byte or stand side by side. */
    boolean meets(ByteRange other) {
        return first <= other.last + 1 && other.first <= last + 1;
    }

    ByteRange joined(ByteRange other) {
        return new ByteRange(Math.min(first, other.first), Math.max(last, other.last));
    }
}
