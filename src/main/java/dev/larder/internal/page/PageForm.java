package dev.larder.internal.page;

import dev.larder.internal.http.EntityTag;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** One of the forms in which a page is sent: its header fields, prepared so that a hit merely walks through them. */
final class PageForm {

    /** What tells the gzip form's entity tag from the other's. */
    private static final String SUFFIX = "-gzip";

    private enum How {
        SET,
        ADD,
        TYPE
    }

    private final Fields fields;
    private final How[] hows;
    private final boolean gzipped;

    private PageForm(Fields fields, boolean gzipped) {
        this.fields = fields;
        this.gzipped = gzipped;
        this.hows = new How[fields.size()];
        for (int i = 0; i < hows.length; i++) {
            hows[i] = how(fields, i);
        }
    }

    /** What the application said, and what the cache adds for every client. */
    static PageForm plain(StoredPage page, boolean alsoGzipped) {
        if (page.body().live() != null) {
            return new PageForm(LiveHead.of(page.fields()), false);
        }
        Fields fields = page.fields();
        String digest = page.body().digest();
        if (digest != null && !fields.has(FieldNames.ETAG)) {
            fields = fields.plus(FieldNames.ETAG, new EntityTag(false, digest).toString());
        }
        if (page.status() == HttpServletResponse.SC_OK && !fields.has(FieldNames.ACCEPT_RANGES)) {
            fields = fields.plus(FieldNames.ACCEPT_RANGES, "bytes");
        }
        return new PageForm(alsoGzipped ? Compression.varying(fields) : fields, false);
    }

    /**
     * The same page gzipped. Its entity tag is another, since it is another representation (RFC 9110 §8.8.3.3): a strong one with
     * a suffix where the cache made the tag; where the application did, its own but weak, so that the application knows it again.
     */
    static PageForm gzip(StoredPage page, PageForm plain) {
        Fields fields = plain.fields.without(FieldNames.ETAG);
        EntityTag tag = EntityTag.parse(plain.fields.first(FieldNames.ETAG));
        if (tag != null) {
            boolean own = !page.fields().has(FieldNames.ETAG);
            EntityTag other = own ? new EntityTag(false, tag.opaque() + SUFFIX) : new EntityTag(true, tag.opaque());
            fields = fields.plus(FieldNames.ETAG, other.toString());
        }
        return new PageForm(fields.plus(FieldNames.CONTENT_ENCODING, Gzip.NAME), true);
    }

    /** This form with other fields. */
    PageForm with(Fields others) {
        return new PageForm(others, gzipped);
    }

    Fields fields() {
        return fields;
    }

    @Nullable
    String etag() {
        return fields.first(FieldNames.ETAG);
    }

    boolean isGzipped() {
        return gzipped;
    }

    /** The bytes of the form, no copy of what is kept. */
    byte[] bytes(PageBody body) {
        return gzipped ? body.kept() : body.plain();
    }

    int length(PageBody body) {
        return gzipped ? body.kept().length : body.length();
    }

    /** Sets the fields. What filters in front have said stays only in Vary; Date replaces the one a server sets beforehand. */
    void write(HttpServletResponse response) {
        for (int i = 0; i < hows.length; i++) {
            switch (hows[i]) {
                case SET -> response.setHeader(fields.name(i), fields.value(i));
                case ADD -> response.addHeader(fields.name(i), fields.value(i));
                case TYPE -> response.setContentType(fields.value(i));
            }
        }
    }

    private static How how(Fields fields, int index) {
        String name = fields.name(index);
        if (name.equalsIgnoreCase(FieldNames.CONTENT_TYPE)) {
            return How.TYPE;
        }
        return name.equalsIgnoreCase(FieldNames.VARY) || !isFirst(fields, index) ? How.ADD : How.SET;
    }

    private static boolean isFirst(Fields fields, int index) {
        for (int i = 0; i < index; i++) {
            if (fields.name(i).equalsIgnoreCase(fields.name(index))) {
                return false;
            }
        }
        return true;
    }
}
