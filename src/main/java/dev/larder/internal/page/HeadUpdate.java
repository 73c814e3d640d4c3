package dev.larder.internal.page;

import dev.larder.OpenFetch;
import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.Statuses;
import dev.larder.internal.http.StoredFields;
import dev.larder.internal.http.Validators;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A HEAD for a page that is stored but not fresh: it goes through to the application, and what that says of the page freshens what
 * is stored, or shows that it is outdated (RFC 9111 §4.3.5).
 */
final class HeadUpdate {

    private final PageClient client;
    private final PageRequest page;
    private final StoredPage former;

    HeadUpdate(PageClient client, PageRequest page, StoredPage former) {
        this.client = client;
        this.page = page;
        this.former = former;
    }

    /** Answers the client; answers whether what is stored may stay. */
    boolean run(OpenFetch<StoredPage> fetch) throws IOException, ServletException {
        Instant asked = client.services().clock().instant();
        client.pass(CacheStatus.forward(PageServices.NAME, CacheStatus.Forward.STALE)
                .detail(Bypass.METHOD.code()));
        if (client.request().isAsyncStarted()) {
            return true; // what it will say is not known yet
        }
        int status = client.response().getStatus();
        Fields fields = fields(client.response());
        if (status == former.status() && isAboutFormer(fields)) {
            keep(fetch, fields, asked);
            return true;
        }
        return Statuses.isOriginFailure(status);
    }

    private boolean isAboutFormer(Fields fields) {
        String length = fields.first(FieldNames.CONTENT_LENGTH);
        boolean sameLength =
                length == null || length.equals(Long.toString(former.body().length()));
        Validators validators = Validators.of(former.fields());
        return sameLength && validators.matchedBy(fields) && sameAsNamed(validators, fields);
    }

    /** A page that lost its validators is not known to be the same one. */
    private static boolean sameAsNamed(Validators former, Fields fields) {
        return former.etag() == null || fields.has(FieldNames.ETAG);
    }

    private void keep(OpenFetch<StoredPage> fetch, Fields fields, Instant asked) {
        Age age = Age.of(fields, asked, client.services().clock().instant());
        Fields renewed = StoredFields.renewed(former.fields(), fields);
        PageVerdict.Facts facts = new PageVerdict.Facts(
                page,
                page.declaration(),
                former.status(),
                renewed,
                new ReadInputs(HarmlessInputs.NONE, () -> {}),
                null,
                age);
        PageVerdict verdict = PageVerdict.of(facts, client.services().options());
        if (verdict.isStorable()) {
            Instructions.give(
                    fetch.draft(),
                    Instructions.of(facts, verdict, client.services().options()));
            fetch.complete(former.renewed(renewed, age, page.fields()));
        }
    }

    private static Fields fields(HttpServletResponse response) {
        List<String> flat = new ArrayList<>();
        for (String name : response.getHeaderNames()) {
            if (!name.equalsIgnoreCase(FieldNames.CACHE_STATUS)) {
                for (String value : response.getHeaders(name)) {
                    flat.add(name);
                    flat.add(value);
                }
            }
        }
        return Fields.of(flat);
    }
}
