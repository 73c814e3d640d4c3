package dev.larder.internal.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Range field selects of a body whose length is known (RFC 9110 §14.1, §14.2). */
public sealed interface RangeSelection {

    /** More ranges than this are ignored, and the whole is sent (RFC 9110 §17.15). */
    int MOST_RANGES = 16;

    /** A longer field is ignored unread. */
    int LONGEST_FIELD = 1024;

    /** The whole body: no field, or one that is to be ignored. */
    record Whole() implements RangeSelection {}

    /** 416: well-formed, but nothing of it lies in the body. */
    record Unsatisfiable(long completeLength) implements RangeSelection {
        /** The Content-Range that says how long the body is. */
        public String toContentRange() {
            return "bytes */" + completeLength;
        }
    }

    /** 206: these parts, at least one; in the order asked for, unless overlapping ones had to be joined. */
    record Parts(List<ByteRange> ranges) implements RangeSelection {
        public Parts {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * The selection.
     *
     * @param range the field's value, null when absent
     * @param length of the whole body in bytes
     */
    static RangeSelection of(@Nullable String range, long length) {
        List<String> specs = specs(range);
        if (specs.isEmpty() || specs.size() > MOST_RANGES) {
            return new Whole();
        }
        List<ByteRange> found = new ArrayList<>(specs.size());
        for (String spec : specs) {
            ByteRange asked = parse(spec, length);
            if (asked == null) {
                return new Whole();
            }
            if (asked.first() < length && asked.length() > 0) {
                found.add(new ByteRange(asked.first(), Math.min(asked.last(), length - 1)));
            }
        }
        return found.isEmpty() ? new Unsatisfiable(length) : new Parts(joined(found));
    }

    private static List<String> specs(@Nullable String range) {
        if (range == null || range.length() > LONGEST_FIELD || !range.regionMatches(true, 0, "bytes=", 0, 6)) {
            return List.of();
        }
        return FieldSyntax.members(List.of(range.substring(6)));
    }

    /** One range as asked for; of length 0 when it asks for the last 0 bytes; null when it is no range. */
    private static @Nullable ByteRange parse(String spec, long length) {
        int dash = spec.indexOf('-');
        if (dash < 0) {
            return null;
        }
        long first = ContentRange.number(spec.substring(0, dash));
        long last = ContentRange.number(spec.substring(dash + 1));
        if (dash == 0) {
            return last < 0 ? null : new ByteRange(Math.max(0, length - last), length - 1);
        }
        boolean open = dash == spec.length() - 1;
        boolean valid = first >= 0 && (open || last >= first);
        return valid ? new ByteRange(first, open ? Long.MAX_VALUE - 1 : last) : null;
    }

    /** Overlapping ranges are an attack or a mistake: joined, each byte is sent once (RFC 9110 §15.3.7.2). */
    private static List<ByteRange> joined(List<ByteRange> asked) {
        List<ByteRange> sorted = new ArrayList<>(asked);
        sorted.sort(Comparator.comparingLong(ByteRange::first));
        List<ByteRange> joined = new ArrayList<>(sorted.subList(0, 1));
        for (ByteRange next : sorted.subList(1, sorted.size())) {
            ByteRange latest = joined.get(joined.size() - 1);
            if (latest.meets(next)) {
                joined.set(joined.size() - 1, latest.joined(next));
            } else {
                joined.add(next);
            }
        }
        return joined.size() == asked.size() ? asked : joined;
    }
}
