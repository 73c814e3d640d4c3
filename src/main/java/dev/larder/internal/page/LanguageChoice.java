package dev.larder.internal.page;

import dev.larder.internal.http.AcceptLanguage;
import dev.larder.internal.http.FieldNames;
import java.util.List;

/** Whether a stored page that varies on the language alone is in the one language that a client prefers (RFC 9111 §4.1). */
final class LanguageChoice {

    private static final List<String> LANGUAGE_ALONE = List.of("accept-language");

    private LanguageChoice() {}

    static boolean fits(StoredPage page, RequestFields client) {
        Variance variance = page.origin().variance();
        if (!variance.headers().equals(LANGUAGE_ALONE) || !variance.cookies().isEmpty()) {
            return false;
        }
        AcceptLanguage wanted = AcceptLanguage.parse(client.lines(FieldNames.ACCEPT_LANGUAGE));
        return wanted != null && wanted.prefers(page.fields().first(FieldNames.CONTENT_LANGUAGE));
    }
}
