package dev.larder.internal.page;

import dev.larder.internal.http.Fields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells caches further out the names of a page's tags, in the header fields that they know. Safe for use by many threads.
 *
 * @param fields any of {@code Surrogate-Key}, {@code Cache-Tag}, {@code xkey}; empty: nothing is told
 * @param warned whether it was said that some do not fit
 */
public record ForwardedTags(List<String> fields, AtomicBoolean warned) {

    /** What fits beside everything else into the 8 KiB that servers give a whole head, and fewer than CDNs take. */
    static final int MOST_BYTES = 4096;

    private static final String LITERAL = "-._~:/@!$&'()*+;=?#[]|^<>{}\\\"`";

    /** Nothing is told. */
    public static final ForwardedTags NONE = new ForwardedTags(List.of(), new AtomicBoolean());

    /** Names of fields. */
    public ForwardedTags {
        fields = List.copyOf(fields);
    }

    /** By these fields. */
    public static ForwardedTags by(List<String> fields) {
        return new ForwardedTags(fields, new AtomicBoolean());
    }

    /** The fields of a page with those that tell its tags. */
    Fields in(Fields page, Collection<String> tags) {
        Fields told = page;
        for (String field : fields) {
            String value = value(tags, "Cache-Tag".equalsIgnoreCase(field) ? "," : " ");
            told = value.isEmpty() ? told : told.with(field, value);
        }
        return told;
    }

    private String value(Collection<String> tags, String separator) {
        List<String> fitting = new ArrayList<>();
        int length = 0;
        for (String tag : tags) {
            String written = escaped(tag);
            length += written.length() + 1;
            if (length > MOST_BYTES / Math.max(1, fields.size())) {
                warn(tags.size() - fitting.size());
                break;
            }
            fitting.add(written);
        }
        return String.join(separator, fitting);
    }

    private void warn(int left) {
        if (warned.compareAndSet(false, true)) {
            PageServices.LOGGER.log(
                    System.Logger.Level.WARNING,
                    "larder.pages.forward-tags: a page has more tags than fit into {0} bytes, {1} of them are not told to caches"
                            + " further out. Give the page fewer tags.",
                    MOST_BYTES,
                    left);
        }
    }

    /** Letters, digits and most marks as they are, everything else in UTF-8 as in a URL, so that no tag becomes two or another. */
    private static String escaped(String tag) {
        StringBuilder written = new StringBuilder(tag.length());
        for (byte each : tag.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || LITERAL.indexOf(c) >= 0);
            if (plain) {
                written.append(c);
            } else {
                written.append(String.format("%%%02X", (int) c));
            }
        }
        return written.toString();
    }
}
