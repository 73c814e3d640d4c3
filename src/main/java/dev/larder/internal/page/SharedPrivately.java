package dev.larder.internal.page;

import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.VaryFields;
import java.util.List;

/**
 * What keeps a page that is shared with some only out of caches further out, which know nothing of them: it is {@code private}, and a
 * browser that changes its user asks again.
 */
final class SharedPrivately {

    private SharedPrivately() {}

    /** The fields with that added, unless the page is for everybody or says {@code public} or {@code s-maxage} itself. */
    static Fields in(Fields fields, PageRequest page) {
        CacheControl said = CacheControl.parse(fields.lines(FieldNames.CACHE_CONTROL));
        if (page.audience().isEverybody() || said.isPublic() || said.sMaxAge() != null) {
            return fields;
        }
        VaryFields vary = VaryFields.of(fields).plus(List.of(FieldNames.AUTHORIZATION, "Cookie"));
        return control(fields).with(FieldNames.VARY, vary.toFieldValue());
    }

    /** The fields with {@code private} among the directives. */
    private static Fields control(Fields fields) {
        String others = String.join(", ", fields.lines(FieldNames.CACHE_CONTROL));
        return fields.with(FieldNames.CACHE_CONTROL, others.isEmpty() ? "private" : others + ", private");
    }
}
