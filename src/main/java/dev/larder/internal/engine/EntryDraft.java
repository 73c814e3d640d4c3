package dev.larder.internal.engine;

import dev.larder.Cache;
import dev.larder.CachePolicy;
import dev.larder.Draft;
import dev.larder.spi.Entry;
import dev.larder.spi.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a load says about its entry. */
final class EntryDraft implements Draft {

    private final @Nullable Entry previous;
    private final Runnable onVeto;
    private final Set<String> lateTags = ConcurrentHashMap.newKeySet();
    private volatile CachePolicy said = CachePolicy.inherited();
    private volatile Duration limit = Cache.FOREVER;
    private volatile @Nullable String veto;
    private volatile boolean ended;

    EntryDraft(@Nullable Entry previous, Runnable onVeto) {
        this.previous = previous;
        this.onVeto = onVeto;
    }

    @Override
    public Draft ttl(Duration ttl) {
        return say(said.withTtl(ttl));
    }

    @Override
    public synchronized Draft atMost(Duration most) {
        limit = !ended && most.compareTo(limit) < 0 ? most : limit;
        return this;
    }

    @Override
    public Draft staleWhileRevalidate(Duration window) {
        return say(said.staleWhileRevalidate(window));
    }

    @Override
    public Draft staleIfError(Duration window) {
        return say(said.staleIfError(window));
    }

    private Draft say(CachePolicy policy) {
        if (!ended) {
            said = policy;
        }
        return this;
    }

    @Override
    public Draft tags(String... tags) {
        List<String> names = List.of(tags);
        Tags.check(names);
        if (!ended) {
            lateTags.addAll(names);
        }
        return this;
    }

    /** Takes over the tags of a value that this load has used. */
    void rise(List<Stamp> stamps) {
        for (int i = 1; i < stamps.size() && !ended; i++) {
            lateTags.add(stamps.get(i).tag());
        }
    }

    @Override
    public Draft doNotStore(String reason) {
        if (!ended && veto == null) {
            veto = reason;
            onVeto.run();
        }
        return this;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller names the type
    public <V> Optional<V> previous() {
        return previous == null ? Optional.empty() : Optional.ofNullable((V) previous.value());
    }

    void end() {
        ended = true;
    }

    /** What the draft says, else the policy. */
    CachePolicy over(CachePolicy policy) {
        CachePolicy whole = said.orElse(policy);
        Duration ttl = whole.ttl();
        return ttl != null && limit.compareTo(ttl) < 0 ? whole.withTtl(limit) : whole;
    }

    Collection<String> lateTags() {
        return new ArrayList<>(lateTags);
    }

    @Nullable
    String veto() {
        return veto;
    }
}
