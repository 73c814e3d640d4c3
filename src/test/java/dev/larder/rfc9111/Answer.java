package dev.larder.rfc9111;

import dev.larder.internal.http.Age;
import dev.larder.internal.http.CacheControl;
import dev.larder.internal.http.Fields;
import dev.larder.internal.http.HttpDate;
import dev.larder.internal.http.RequestFacts;
import dev.larder.internal.http.ResponseFacts;
import dev.larder.internal.http.Reuse;
import dev.larder.internal.http.StaleServing;
import dev.larder.internal.http.Storability;
import dev.larder.internal.http.StorageTerms;
import java.time.Duration;
import java.time.Instant;

/** An origin's answer at a fixed moment, and what a cache makes of it: the vocabulary of the tests named after RFCs. */
public record Answer(int status, Fields fields, Fields request) {

    public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    /** The pause that the public suite makes between its requests. */
    public static final long PAUSE = 3;

    public static Answer of(String... namesAndValues) {
        return new Answer(200, Fields.of(namesAndValues), Fields.NONE);
    }

    public Answer status(int other) {
        return new Answer(other, fields, request);
    }

    public Answer to(String... requestFields) {
        return new Answer(status, fields, Fields.of(requestFields));
    }

    public Answer and(String name, String value) {
        return new Answer(status, fields.plus(name, value), request);
    }

    /** The date that many seconds from now, as fields write it. */
    public static String in(long seconds) {
        return HttpDate.format(NOW.plusSeconds(seconds));
    }

    public Age age() {
        return Age.of(fields, NOW, NOW);
    }

    public Storability under(StorageTerms terms) {
        return Storability.of(
                RequestFacts.get("http://a.example/", request), ResponseFacts.of(status, fields), terms, age());
    }

    public Storability inSharedCache() {
        return under(StorageTerms.sharedCache());
    }

    public Storability inSite() {
        return under(StorageTerms.site(null, null));
    }

    /** The reason code, or "stored". */
    public static String word(Storability verdict) {
        return verdict instanceof Storability.Refused refused ? refused.reason().code() : "stored";
    }

    /** The lifetime in seconds in shared-cache mode, -1 when not stored. */
    public long lifetime() {
        return inSharedCache() instanceof Storability.Storable stored
                ? stored.lifetime().duration().toSeconds()
                : -1;
    }

    /** What a shared cache does with a request after some time, VALIDATE when it stored nothing. */
    public Reuse after(long seconds, String... requestCacheControl) {
        if (!(inSharedCache() instanceof Storability.Storable stored)) {
            return Reuse.VALIDATE;
        }
        StaleServing stale = StaleServing.of(
                ResponseFacts.of(status, fields).control().effective(),
                StorageTerms.sharedCache().mode());
        Duration lifetime = stored.lifetime().duration();
        CacheControl asked = CacheControl.parse(java.util.List.of(requestCacheControl));
        return Reuse.of(
                new Reuse.Terms(lifetime, stored.validateAlways(), stale),
                asked,
                age().seconds(NOW.plusSeconds(seconds)));
    }

    /** Whether a shared cache serves it without asking, after the suite's pause. */
    public boolean reused() {
        return after(PAUSE) == Reuse.FRESH;
    }
}
