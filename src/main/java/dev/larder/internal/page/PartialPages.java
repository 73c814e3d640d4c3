package dev.larder.internal.page;

import dev.larder.Cache;
import dev.larder.internal.http.CacheStatus;
import dev.larder.internal.http.ContentRange;
import dev.larder.internal.http.FieldNames;
import dev.larder.internal.http.Preconditions;
import dev.larder.internal.http.Representation;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.key.KeyBuilder;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Parts of pages that are not stored whole, as a gateway keeps them: the latest one of each page, under a key of its own, for whoever
 * asks for that part or less (RFC 9111 §3.3).
 */
final class PartialPages {

    private final PageClient client;
    private final PageRequest page;
    private final RequestFields fields;
    private final Cache cache;

    PartialPages(PageClient client, PageRequest page, Cache cache) {
        this.client = client;
        this.page = page;
        this.fields = page.fields();
        this.cache = cache;
    }

    /** Answers a GET with a Range: from the stored part, or from the application, whose answer is kept if it may be. */
    void answer() throws IOException, ServletException {
        StoredPart part = StoredPart.of(cache.<StoredPage>get(key()));
        ContentRange asked = part == null || !mayServe(part) ? null : part.selected(fields);
        if (part != null && asked != null) {
            client.hitPart(part, asked, lifetimeLeft(part.page()));
        } else {
            forward();
        }
    }

    private String key() {
        return KeyBuilder.of("part").text(page.key()).key();
    }

    private boolean mayServe(StoredPart part) {
        StoredPage stored = part.page();
        Instant now = client.services().clock().instant();
        Representation current = Representation.of(
                stored.status(),
                stored.fields(),
                Instant.ofEpochMilli(stored.origin().receivedMillis()));
        return stored.answers(fields)
                && !Preconditions.isConditional(fields)
                && Preconditions.allowRange(fields, current, now)
                && Reuse.of(
                                SharedTerms.of(stored),
                                page.directives(client.services().options()),
                                client.ageSeconds(stored))
                        == Reuse.FRESH;
    }

    private long lifetimeLeft(StoredPage stored) {
        return SharedTerms.of(stored).lifetime().toSeconds() - client.ageSeconds(stored);
    }

    private void forward() throws IOException, ServletException {
        Attempt attempt = Attempt.first(CacheStatus.Forward.PARTIAL);
        PageLoad load = new PageLoad(client.services(), page, attempt, Hold.NONE);
        Forwarded forwarded = new Forwarded(InvalidationWatch.begin(cache, page));
        client.begin();
        Made made = null;
        try {
            made = load.run(client.chain(), client.response(), forwarded);
        } finally {
            if (made == null) {
                forwarded.watch.leave();
            }
        }
        client.end();
        if (!(made instanceof Made.Later)) {
            forwarded.made(made);
        }
    }

    /** What comes of a request that went to the application. */
    private final class Forwarded implements Recipient {

        private final InvalidationWatch watch;

        Forwarded(InvalidationWatch watch) {
            this.watch = watch;
        }

        @Override
        public void made(Made made) {
            if (made instanceof Made.Computed computed && watch.isQuiet(computed.policy())) {
                keep(computed.page(), computed);
            } else {
                watch.leave();
            }
        }

        @Override
        public boolean failed(@Nullable Throwable failure) {
            watch.leave();
            return false;
        }
    }

    /** A part under the key of parts; the application may have sent the whole as well, which goes where it belongs. */
    private void keep(@Nullable StoredPage made, Made.Computed how) {
        if (made != null && made.fields().has(FieldNames.CONTENT_RANGE)) {
            if (StoredPart.of(made) != null) {
                cache.set(key(), made, how.policy());
            }
        } else if (made != null) {
            cache.set(page.key(), made, how.policy());
        }
    }
}
