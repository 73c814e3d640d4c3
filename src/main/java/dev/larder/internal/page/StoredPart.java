package dev.larder.internal.page;

import dev.larder.internal.http.ByteRange;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.RangeSelection;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored 206.
 *
 * @param page as it was received
 * @param place which bytes of the whole its body is
 */
record StoredPart(StoredPage page, ContentRange place) {

    /** A page as a part; null when it is none, or when its body is not as long as it says. */
    static @Nullable StoredPart of(@Nullable StoredPage page) {
        if (page == null || page.status() != HttpServletResponse.SC_PARTIAL_CONTENT) {
            return null;
        }
        ContentRange place = ContentRange.parse(page.fields().first(FieldNames.CONTENT_RANGE));
        return place != null && place.range().length() == page.body().length() ? new StoredPart(page, place) : null;
    }

    /** The one range that a request asks for, where this part has all of it; else null. */
    @Nullable
    ContentRange selected(RequestFields request) {
        List<String> lines = request.lines(FieldNames.RANGE);
        if (lines.size() != 1 || place.completeLength() < 0) {
            return null;
        }
        RangeSelection selected = RangeSelection.of(lines.get(0), place.completeLength());
        if (!(selected instanceof RangeSelection.Parts parts) || parts.ranges().size() != 1) {
            return null;
        }
        ByteRange range = parts.ranges().get(0);
        boolean here = range.first() >= place.range().first()
                && range.last() <= place.range().last();
        return here ? new ContentRange(range, place.completeLength()) : null;
    }

    /** Where a range of the whole begins in this part's body. */
    int offset(ContentRange range) {
        return (int) (range.range().first() - place.range().first());
    }
}
