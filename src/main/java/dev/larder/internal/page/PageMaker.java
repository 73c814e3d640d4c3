package dev.larder.internal.page;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.StoredFields;
import java.time.Duration;

/** Makes the stored form of a page that was found storable. */
record PageMaker(PageRequest page, PageDeclaration said, PageVerdict verdict, Age age, PageOptions options) {

    /**
     * The page to keep.
     *
     * @param head its fields with what the cache added
     */
    StoredPage make(CapturedResponse captured, Fields head) {
        StoredPage.Origin origin = new StoredPage.Origin(
                verdict.variance(),
                verdict.variance().selection(page.fields()),
                age.receivedAt().toEpochMilli(),
                age.initialSeconds(),
                browserSeconds(captured.fields()));
        Fields kept = dated(StoredFields.toStore(origin.browserSeconds() < 0 ? head : plainControl(captured, head)));
        Compression compression = options.compression();
        byte[] bytes = captured.body().toBytes();
        LiveBody live = LiveBody.of(captured);
        if (live != null) {
            return new StoredPage(captured.status(), kept, PageBody.live(bytes, live), origin);
        }
        boolean compressed = bytes.length >= compression.fromBytes()
                && compression.takes(captured.status(), kept, verdict.variance());
        String digest = options.isSite() && needsTag(captured.status(), kept, bytes) ? PageTag.digest(bytes) : null;
        PageBody body = compressed ? PageBody.compressed(bytes, digest) : PageBody.plain(bytes, digest);
        return new StoredPage(captured.status(), kept, body, origin);
    }

    private long browserSeconds(Fields fields) {
        Duration browser = said.browser();
        boolean silent =
                CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL)).maxAge() == null;
        return browser == null || !silent ? StoredPage.NO_BROWSER : Seconds.of(browser);
    }

    /** The lifetime for browsers depends on the age and is added anew at each use. */
    private Fields plainControl(CapturedResponse captured, Fields head) {
        Fields own = SharedPrivately.in(captured.fields(), page).only(FieldNames.CACHE_CONTROL::equalsIgnoreCase);
        return head.without(FieldNames.CACHE_CONTROL).plus(own);
    }

    private Fields dated(Fields fields) {
        Fields kept = fields.without(FieldNames.CONTENT_LENGTH);
        return kept.has(FieldNames.DATE) ? kept : kept.plus(FieldNames.DATE, HttpDate.format(age.receivedAt()));
    }

    /** A page without an entity tag gets a strong one, of its bytes, if it has any; a gateway leaves that to its origin. */
    private static boolean needsTag(int status, Fields fields, byte[] bytes) {
        return status >= 200 && status < 300 && bytes.length > 0 && !fields.has(FieldNames.ETAG);
    }
}
